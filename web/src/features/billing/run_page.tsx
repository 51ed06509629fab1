import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import {
  approveBillingRun,
  type BillingRunView,
  dropBillingRun,
  lockBillingRun,
  reopenBillingRun,
} from "../../client/api.ts";
import { ProblemError } from "../../client/problem.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { DraftCard } from "./draft_card.tsx";
import { InvoiceTable } from "./invoice_table.tsx";
import { LeftOutCard } from "./left_out_card.tsx";
import { billingChanged, runQuery } from "./queries.ts";
import { noon, runStateIds, runStateTones } from "./words.ts";

const route = getRouteApi("/desk/billing/runs/$run");

/** A run: what it would bill, line by line, and the steps to invoices; or the invoices that it issued. */
export function RunPage() {
  const { run: id } = route.useParams();
  const run = useQuery(runQuery(id));
  return <Loaded query={run}>{(data) => <RunScreen view={data} />}</Loaded>;
}

function RunScreen({ view }: { view: BillingRunView }) {
  const t = useText();
  const format = useFormat();
  const { run, drafts, left_out, invoices } = view;
  return (
    <Page
      title={t("ui.billing.period", {
        from: format.date(noon(run.period_from)),
        to: format.date(noon(run.period_to)),
      })}
      lead={<TextLink href="/billing">{t("ui.billing.title")}</TextLink>}
      actions={<Steps view={view} />}
    >
      <div className="flex flex-col gap-4">
        <Card
          title={t("ui.billing.run")}
          actions={<Chip tone={runStateTones[run.state]}>{word(t, runStateIds, run.state)}</Chip>}
        >
          <Facts
            rows={[
              [t("ui.billing.issued_on"), format.date(noon(run.issued_on))],
              [t("ui.billing.sums"), <Sums key="sums" view={view} />],
              [t("ui.billing.approved"), done(format, run.approved_by, run.approved_at)],
              [t("ui.billing.locked"), done(format, run.locked_by, run.locked_at)],
            ]}
          />
        </Card>
        {run.state === "locked" ? (
          <Card title={t("ui.billing.invoices")}>
            {invoices.length === 0 ? <Empty title={t("ui.billing.no_invoices")} /> : <InvoiceTable rows={invoices} />}
          </Card>
        ) : (
          <>
            {drafts.length === 0 ? <Empty title={t("ui.billing.nothing")} hint={t("ui.billing.nothing_hint")} /> : null}
            {drafts.map((draft) => (
              <DraftCard key={draft.lines[0]?.charge_id} draft={draft} />
            ))}
            <LeftOutCard lines={left_out} />
          </>
        )}
      </div>
    </Page>
  );
}

function done(format: ReturnType<typeof useFormat>, who: string, when: string | null) {
  return when ? [who, format.dateTime(when)].filter(Boolean).join(" · ") : null;
}

/** How much to pay, currency by currency. */
function Sums({ view }: { view: BillingRunView }) {
  const format = useFormat();
  const sums = new Map<string, number>();
  for (const each of [...view.drafts, ...view.invoices]) {
    const sign = each.kind === "credit_note" ? -1 : 1;
    sums.set(each.payable.currency, (sums.get(each.payable.currency) ?? 0) + sign * each.payable.minor);
  }
  return <strong>{[...sums].map(([currency, minor]) => format.money({ minor, currency })).join(" + ") || "–"}</strong>;
}

function Steps({ view }: { view: BillingRunView }) {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = useMay("charge_write");
  const { run, drafts, fingerprint } = view;
  const step = useMutation({
    mutationFn: async (call: () => Promise<unknown>) => call(),
    onSettled: () => billingChanged(queryClient),
  });
  const drop = useMutation({
    mutationFn: () => dropBillingRun(run.id),
    onSuccess: () => {
      billingChanged(queryClient);
      navigate({ to: "/billing" });
    },
  });
  const blocked = drafts.some(({ problems }) => problems.some(({ blocks }) => blocks));
  const error = step.error ?? drop.error;
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink href={`/api/v1/billing-runs/${run.id}/lines.csv`} target="_blank">
          {t("ui.billing.csv")}
        </ButtonLink>
        {mayWrite && run.state !== "locked" ? (
          <ActionButton onPress={() => drop.mutate()} isPending={drop.isPending}>
            {t("ui.billing.drop")}
          </ActionButton>
        ) : null}
        {mayWrite && run.state === "draft" && drafts.length > 0 ? (
          <ActionButton
            look="primary"
            isDisabled={blocked}
            isPending={step.isPending}
            onPress={() => step.mutate(() => approveBillingRun(run.id, { fingerprint }))}
          >
            {t("ui.billing.approve")}
          </ActionButton>
        ) : null}
        {mayWrite && run.state === "approved" ? (
          <>
            <ActionButton isPending={step.isPending} onPress={() => step.mutate(() => reopenBillingRun(run.id))}>
              {t("ui.billing.reopen")}
            </ActionButton>
            <ActionButton
              look="primary"
              isPending={step.isPending}
              onPress={() => step.mutate(() => lockBillingRun(run.id))}
            >
              {t("ui.billing.lock")}
            </ActionButton>
          </>
        ) : null}
      </div>
      {blocked ? <Notice tone="warn">{t("ui.billing.blocked")}</Notice> : null}
      {error ? <ProblemNotice problem={error instanceof ProblemError ? error.problem : null} /> : null}
    </div>
  );
}
