import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type AskTerms, type AskTermsRequest, setSatisfactionTerms } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { termsQuery } from "./queries.ts";

/** When the desk asks its customers whether they are satisfied. */
export function TermsCard({ isReadOnly }: { isReadOnly: boolean }) {
  const t = useText();
  const terms = useQuery(termsQuery);
  return (
    <Card title={t("ui.satisfaction.terms")}>
      <Loaded query={terms} rows={1}>
        {(data) =>
          isReadOnly ? (
            <p>
              {data.is_on
                ? t("ui.satisfaction.terms_are", { hours: data.delay_hours, days: data.days_between })
                : t("ui.satisfaction.terms_off")}
            </p>
          ) : (
            <TermsForm key={data.version} terms={data} />
          )
        }
      </Loaded>
    </Card>
  );
}

function TermsForm({ terms }: { terms: AskTerms }) {
  const t = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (values: AskTermsRequest) => setSatisfactionTerms(values, ifMatch(terms.version)),
    onSuccess: (saved) => queryClient.setQueryData(termsQuery.queryKey, saved),
  });
  return (
    <ApiForm
      label={t("ui.satisfaction.terms")}
      error={save.error}
      className="flex max-w-2xl flex-col gap-3"
      onSubmit={(form) =>
        save.mutate({
          is_on: form.text("is_on") === "on",
          delay_hours: Number(form.text("delay_hours")),
          days_between: Number(form.text("days_between")),
        })
      }
    >
      <CheckField name="is_on" defaultSelected={terms.is_on}>
        {t("ui.satisfaction.is_on")}
      </CheckField>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="delay_hours"
          type="number"
          label={t("ui.satisfaction.delay_hours")}
          hint={t("ui.satisfaction.delay_hint")}
          defaultValue={String(terms.delay_hours)}
        />
        <TextField
          name="days_between"
          type="number"
          label={t("ui.satisfaction.days_between")}
          hint={t("ui.satisfaction.days_hint")}
          defaultValue={String(terms.days_between)}
        />
      </div>
      <div className="flex items-center gap-3">
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.satisfaction.save")}
        </ActionButton>
        {save.isSuccess ? <Notice tone="good">{t("ui.satisfaction.saved")}</Notice> : null}
      </div>
    </ApiForm>
  );
}
