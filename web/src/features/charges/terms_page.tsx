import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type ChargeTermsView, getChargeTerms, setChargeTerms, type Terms } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { customerQuery } from "../customers/queries.ts";
import { agreementsQuery, offersQuery } from "../offers/queries.ts";
import { useMay } from "../session/queries.ts";
import { ApprovalPart, FeesPart, LinesPart, MarkUpsPart, OthersPart, WorkTypesPart } from "./terms_parts.tsx";
import { minorPerUnit } from "./words.ts";

const termsQuery = (agreement?: string) => ({
  queryKey: ["charge-terms", agreement ?? ""],
  queryFn: () => getChargeTerms(agreement ? { agreement } : {}),
});

/** Work types, discounts, taxes, fees, mark-ups and approval: of the desk, or of one agreement. */
export function TermsPage() {
  const t = useText();
  const { agreement } = useSearch({ from: "/desk/settings/charges" });
  const terms = useQuery(termsQuery(agreement));
  return (
    <Page title={agreement ? t("ui.terms.of_agreement") : t("ui.terms.title")} lead={t("ui.terms.lead")} width="text">
      <Loaded query={terms}>{(data) => <TermsForm key={agreement ?? ""} view={data} agreement={agreement} />}</Loaded>
    </Page>
  );
}

function TermsForm({ view, agreement }: { view: ChargeTermsView; agreement: string | undefined }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayWrite = useMay("charge_write");
  const offers = useQuery(offersQuery);
  const currency = offers.data?.items.find(({ state }) => state === "published")?.content.price.currency ?? "";
  const [terms, setTerms] = useState(view.terms);
  const save = useMutation({
    mutationFn: () => setChargeTerms({ agreement_id: agreement ?? null, terms }),
    onSuccess: (saved) => {
      queryClient.setQueryData(termsQuery(agreement).queryKey, saved);
      queryClient.invalidateQueries({ queryKey: ["work-types"] });
    },
  });
  const change = (part: Partial<Terms>) => {
    save.reset();
    setTerms((old) => ({ ...old, ...part }));
  };
  const contacts = useContactsOf(agreement);
  const part = { terms, change, minor: minorPerUnit(currency), currency };
  return (
    <ApiForm
      label={t("ui.terms.title")}
      error={save.error}
      onSubmit={() => save.mutate()}
      className="flex flex-col gap-4"
    >
      {agreement && !view.own ? <Notice tone="warn">{t("ui.terms.of_desk")}</Notice> : null}
      <fieldset disabled={!mayWrite} className="contents">
        <WorkTypesPart {...part} />
        <LinesPart {...part} />
        <FeesPart {...part} />
        <MarkUpsPart {...part} />
        <ApprovalPart {...part} contacts={contacts} />
        <OthersPart {...part} />
      </fieldset>
      {save.isSuccess ? <Notice tone="good">{t("ui.settings.saved")}</Notice> : null}
      {mayWrite ? (
        <div>
          <ActionButton type="submit" look="primary" isPending={save.isPending}>
            {t("ui.common.save")}
          </ActionButton>
        </div>
      ) : null}
      <History view={view} />
    </ApiForm>
  );
}

/** Who can be asked: the contacts of the agreement's customer. Of the desk's own terms it is always the request's contact. */
function useContactsOf(agreement: string | undefined) {
  const agreements = useQuery({ ...agreementsQuery(), enabled: agreement !== undefined });
  const customer = agreements.data?.items.find(({ id }) => id === agreement)?.customer_id ?? "";
  const page = useQuery({ ...customerQuery(customer), enabled: customer !== "" });
  return page.data?.contacts ?? [];
}

/** Who set them when. */
function History({ view }: { view: ChargeTermsView }) {
  const t = useText();
  const format = useFormat();
  if (view.history.length === 0) return null;
  return (
    <Card title={t("ui.terms.history")}>
      <ul className="text-sm">
        {view.history.map(({ person_name, created_at }) => (
          <li key={created_at}>
            {format.dateTime(created_at)} · {person_name}
          </li>
        ))}
      </ul>
    </Card>
  );
}
