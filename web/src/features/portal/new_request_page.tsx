import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { openPortalTicket, type PortalOpenRequest } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useDraft } from "../tickets/draft.ts";
import { homeQuery } from "./queries.ts";
import { impactIds } from "./words.ts";

export function NewRequestPage() {
  const t = useText();
  const router = useRouter();
  const queryClient = useQueryClient();
  const home = useQuery(homeQuery);
  const [subject, setSubject] = useDraft("portal.subject");
  const [body, setBody] = useDraft("portal.body");
  const open = useMutation({
    mutationFn: (values: PortalOpenRequest) => openPortalTicket(values),
    onSuccess: ({ ticket }) => {
      setSubject("");
      setBody("");
      queryClient.invalidateQueries({ queryKey: ["portal"] });
      router.history.push(`/portal/requests/${ticket.id}`);
    },
  });
  return (
    <Page title={t("ui.portal.new")} width="text">
      <div className="rounded-lg border border-line bg-surface p-5">
        <ApiForm
          label={t("ui.portal.new")}
          error={open.error}
          onSubmit={(form) =>
            open.mutate({
              subject: subject.trim(),
              body,
              kind: form.text("kind") as PortalOpenRequest["kind"],
              severity: form.text("severity") as PortalOpenRequest["severity"],
              subscription_id: form.text("subscription_id") || null,
            })
          }
        >
          <SelectField
            name="subscription_id"
            label={t("ui.portal.about")}
            placeholder={t("ui.portal.about_other")}
            defaultValue={null}
            options={home.data?.subscriptions ?? []}
          />
          <SelectField name="kind" label={t("ui.ticket.kind")} defaultValue="technical" options={options(t, kindIds)} />
          <SelectField name="severity" label={t("ui.portal.impact")} defaultValue="C" options={options(t, impactIds)} />
          <TextField name="subject" label={t("ui.new.subject")} value={subject} onChange={setSubject} isRequired />
          <TextField
            name="body"
            label={t("ui.portal.body")}
            hint={t("ui.portal.body_hint")}
            rows={8}
            value={body}
            onChange={setBody}
            isRequired
          />
          <ActionButton type="submit" look="primary" isPending={open.isPending}>
            {t("ui.portal.submit")}
          </ActionButton>
        </ApiForm>
      </div>
    </Page>
  );
}
