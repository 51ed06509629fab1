import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AgreementView, type CustomerView, endAgreement } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { AcceptForm } from "./accept_form.tsx";
import { LinkForm } from "./link_form.tsx";
import { agreementsQuery } from "./queries.ts";
import { local, viaIds } from "./words.ts";

/** Which versions of the offer a customer accepted: who, when, how, for what, and who pays. */
export function AgreementsCard({ page }: { page: CustomerView }) {
  const t = useText();
  const mayWrite = useMay("offer_write");
  const customer = page.customer.id;
  const agreements = useQuery(agreementsQuery(customer));
  const [asked, setAsked] = useState<"note" | "link" | null>(null);
  const actions = (
    <>
      <ActionButton size="small" look="quiet" onPress={() => setAsked("link")}>
        {t("ui.agreement.link")}
      </ActionButton>
      <ActionButton size="small" look="quiet" onPress={() => setAsked("note")}>
        {t("ui.agreement.note")}
      </ActionButton>
    </>
  );
  return (
    <Card title={t("ui.agreement.title")} actions={mayWrite ? actions : null}>
      <Loaded query={agreements} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="text-muted">{t("ui.agreement.none")}</p> : null}
            <ul className="flex flex-col gap-3">
              {items.map((each) => (
                <Agreement key={each.id} agreement={each} mayEnd={mayWrite} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <ModalDialog title={t("ui.agreement.note")} isOpen={asked === "note"} onClose={() => setAsked(null)}>
        <AcceptForm customer={customer} onDone={() => setAsked(null)} />
      </ModalDialog>
      <ModalDialog title={t("ui.agreement.link")} isOpen={asked === "link"} onClose={() => setAsked(null)}>
        <LinkForm page={page} onDone={() => setAsked(null)} />
      </ModalDialog>
    </Card>
  );
}

function Agreement({ agreement, mayEnd }: { agreement: AgreementView; mayEnd: boolean }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const services = useServices();
  const maySeeTerms = useMay("charge_read");
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: () => endAgreement(agreement.id, {}),
    onSuccess: () => {
      for (const key of ["agreements", "customer"]) queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
  const name = t("ui.offer.version", { number: agreement.offer_number ?? 0 });
  const scope = [
    agreement.services.length > 0 ? agreement.services.map(services.nameOf).join(", ") : null,
    agreement.bill_to_name ? t("ui.agreement.paid_by", { name: agreement.bill_to_name }) : null,
    agreement.precedence > 0 ? t("ui.agreement.precedence_of", { number: agreement.precedence }) : null,
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-start gap-2">
      <div className="min-w-0 flex-1">
        <div>
          <TextLink href={`/offers/${agreement.offer_id}`}>{name}</TextLink> {local(agreement.offer_title, language)}
        </div>
        <div className="text-sm">{scope.join(" · ")}</div>
        <div className="text-sm text-muted wrap-anywhere">
          {[
            agreement.accepted_by,
            format.date(agreement.accepted_at),
            word(t, viaIds, agreement.accepted_via),
            agreement.accepted_from,
          ]
            .filter(Boolean)
            .join(" · ")}{" "}
          <code title={agreement.sha256}>{agreement.sha256.slice(0, 12)}</code>
        </div>
        {agreement.valid_to ? (
          <div className="text-sm text-muted">{t("ui.agreement.until", { date: format.date(agreement.valid_to) })}</div>
        ) : null}
        <ProblemNotice problem={end.error?.problem} />
      </div>
      <Chip tone={agreement.in_force ? "good" : "plain"}>
        {agreement.in_force ? t("ui.agreement.in_force") : t("ui.agreement.not_in_force")}
      </Chip>
      {maySeeTerms ? (
        <ButtonLink
          size="small"
          look="quiet"
          href={`/settings/charges?agreement=${agreement.id}`}
          aria-label={`${t("ui.agreement.terms")}: ${name}`}
        >
          {t("ui.agreement.terms")}
        </ButtonLink>
      ) : null}
      {mayEnd && agreement.in_force ? (
        <ActionButton
          size="small"
          aria-label={`${t("ui.agreement.end")}: ${name}`}
          onPress={() => end.mutate()}
          isPending={end.isPending}
        >
          {t("ui.agreement.end")}
        </ActionButton>
      ) : null}
    </li>
  );
}
