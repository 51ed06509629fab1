import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ClaimView, SourceView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { noon } from "../billing/words.ts";
import { trustIds } from "../rulebook/words.ts";
import { useMay } from "../session/queries.ts";
import { ClaimChips } from "./claim_chip.tsx";
import { ClaimPacket } from "./claim_packet.tsx";
import { ClaimProofs } from "./claim_proofs.tsx";
import { ClaimSteps } from "./claim_steps.tsx";
import { claimQuery } from "./queries.ts";

const route = getRouteApi("/desk/claims/$claim");

export function ClaimPage() {
  const { claim: id } = route.useParams();
  const claim = useQuery(claimQuery(id));
  return <Loaded query={claim}>{(data) => <ClaimScreen view={data} />}</Loaded>;
}

function ClaimScreen({ view }: { view: ClaimView }) {
  const t = useText();
  const { claim, rule } = view;
  const mayWrite = useMay("ticket_escalate");
  const isOpen = mayWrite && view.steps.includes("edit");
  const mayProve = mayWrite && (isOpen || claim.state === "filed");
  const packet = `/api/v1/claims/${claim.id}/packet`;
  return (
    <Page
      title={claim.title}
      lead={
        <span className="flex flex-wrap items-baseline gap-2">
          <TextLink href={`/customers/${claim.customer_id}`}>{claim.customer_name}</TextLink>
          {claim.ticket_id ? <TextLink href={`/tickets/${claim.ticket_id}`}>#{claim.ticket_number}</TextLink> : null}
          <ClaimChips claim={claim} />
        </span>
      }
      actions={
        <>
          <ButtonLink size="small" href={`${packet}.html`} target="_blank">
            {t("ui.claim.print")}
          </ButtonLink>
          <ButtonLink size="small" href={`${packet}.md`} download>
            {t("ui.claim.markdown")}
          </ButtonLink>
          <ButtonLink size="small" href={`${packet}.json`} download>
            {t("ui.claim.json")}
          </ButtonLink>
        </>
      }
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {rule ? null : <Notice tone="warn">{t("ui.claim.no_rule")}</Notice>}
          {rule?.advisory ? <Notice tone="warn">{t("ui.claim.advisory")}</Notice> : null}
          {view.missing.length > 0 ? <Missing view={view} /> : null}
          <ClaimPacket key={view.version} view={view} isOpen={isOpen} />
          <ClaimProofs view={view} mayAdd={mayProve} mayRemove={isOpen} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <ClaimSteps view={view} />
          <About view={view} />
          {rule ? <RuleCard view={view} /> : null}
        </div>
      </div>
    </Page>
  );
}

function Missing({ view }: { view: ClaimView }) {
  const t = useText();
  return (
    <Notice tone="warn">
      <p className="font-medium">{t("ui.claim.missing", { count: view.missing.length })}</p>
      <ul className="list-disc pl-4">
        {view.missing.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

function About({ view }: { view: ClaimView }) {
  const t = useText();
  const format = useFormat();
  const { claim } = view;
  const time = (value: string | null | undefined) => (value ? format.dateTime(value) : null);
  return (
    <Card title={t("ui.claim.about")}>
      <Facts
        rows={[
          [t("ui.claim.service"), claim.service_name],
          [t("ui.claim.month"), view.billing_month],
          [t("ui.claim.last_day"), claim.last_day ? format.date(noon(claim.last_day)) : t("ui.claim.no_deadline")],
          [t("ui.claim.number"), claim.vendor_number],
          [t("ui.claim.filed"), view.filed_at ? `${time(view.filed_at)} · ${view.filed_by}` : null],
          [t("ui.claim.through_provider"), view.through_provider ? t("ui.claim.yes") : null],
          [t("ui.claim.late_reason"), view.late_reason],
          [t("ui.claim.answer_due"), claim.answer_due ? format.date(claim.answer_due) : null],
          [t("ui.claim.answered"), time(view.answered_at)],
          [t("ui.claim.accepted"), claim.accepted ? format.money(claim.accepted) : null],
          [t("ui.claim.answer"), view.answer],
          [t("ui.claim.passed"), claim.passed ? format.money(claim.passed) : null],
          [t("ui.claim.pass_reason"), view.pass_reason],
          [t("ui.claim.line"), view.charge?.text],
          [t("ui.claim.line_state"), view.charge ? t(lineState(view.charge)) : null],
          [t("ui.claim.end_reason"), view.end_reason],
          [t("ui.claim.started"), `${time(view.created_at)} · ${view.created_by}`],
        ]}
      />
    </Card>
  );
}

function lineState(charge: { invoiced: boolean; voided: boolean }) {
  if (charge.voided) return "ui.claim.line_voided";
  return charge.invoiced ? "ui.claim.line_invoiced" : "ui.claim.line_open";
}

/** What the rules say, and where they were read. */
function RuleCard({ view }: { view: ClaimView }) {
  const t = useText();
  const format = useFormat();
  const { rule, estimate } = view;
  if (!rule) return null;
  const roles: Record<string, string> = {
    direct_bill: "ui.claim.role.direct_bill",
    indirect_provider: "ui.claim.role.indirect_provider",
    indirect_reseller: "ui.claim.role.indirect_reseller",
  };
  return (
    <Card title={t("ui.claim.rule")}>
      <Facts
        rows={[
          [t("ui.claim.filed_by_roles"), rule.filed_by.map((role) => word(t, roles, role)).join(", ")],
          [
            t("ui.claim.estimate"),
            estimate
              ? t("ui.claim.estimate_text", {
                  uptime: format.number(estimate.uptime_percent),
                  percent: estimate.credit_percent,
                })
              : null,
          ],
          [t("ui.claim.estimate_source"), estimate ? <SourceText key="estimate" source={estimate.source} /> : null],
          [t("ui.claim.source"), <SourceText key="source" source={rule.source} />],
        ]}
      />
      {estimate ? <p className="mt-2 text-sm text-muted">{t("ui.claim.estimate_hint")}</p> : null}
    </Card>
  );
}

function SourceText({ source }: { source: SourceView }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {source.page.startsWith("https://") ? (
        <TextLink href={source.page} target="_blank">
          {source.page.replace("https://", "")}
        </TextLink>
      ) : (
        source.page
      )}{" "}
      ({format.date(source.date)}, {word(t, trustIds, source.trust)})
    </>
  );
}
