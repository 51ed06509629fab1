import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { startBillingRun } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { InvoiceTable } from "./invoice_table.tsx";
import { billingChanged, invoicesQuery, runsQuery } from "./queries.ts";
import { noon, runStateIds, runStateTones } from "./words.ts";

/** Billing runs and what they issued. */
export function BillingPage() {
  const t = useText();
  const mayWrite = useMay("charge_write");
  const [isStarting, setStarting] = useState(false);
  const invoices = useQuery(invoicesQuery());
  return (
    <Page
      title={t("ui.billing.title")}
      actions={
        <>
          <ButtonLink href="/billing/seller">{t("ui.billing.seller")}</ButtonLink>
          <ButtonLink href="/billing/margin">{t("ui.billing.margin")}</ButtonLink>
          {mayWrite ? (
            <ActionButton look="primary" onPress={() => setStarting(true)}>
              {t("ui.billing.new_run")}
            </ActionButton>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Runs />
        <Card title={t("ui.billing.invoices")}>
          <Loaded query={invoices}>
            {({ items }) =>
              items.length === 0 ? <Empty title={t("ui.billing.no_invoices")} /> : <InvoiceTable rows={items} />
            }
          </Loaded>
        </Card>
      </div>
      <ModalDialog title={t("ui.billing.new_run")} isOpen={isStarting} onClose={() => setStarting(false)}>
        <StartForm />
      </ModalDialog>
    </Page>
  );
}

function Runs() {
  const t = useText();
  const format = useFormat();
  const runs = useQuery(runsQuery);
  return (
    <Card title={t("ui.billing.runs")}>
      <Loaded query={runs}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("ui.billing.no_runs")} hint={t("ui.billing.no_runs_hint")} />
          ) : (
            <ul className="-mx-4 -my-3 divide-y divide-line">
              {items.map((run) => (
                <li key={run.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
                  <span className="min-w-0 flex-1">
                    <TextLink href={`/billing/runs/${run.id}`}>
                      {t("ui.billing.period", {
                        from: format.date(noon(run.period_from)),
                        to: format.date(noon(run.period_to)),
                      })}
                    </TextLink>
                    <span className="block text-sm text-muted">
                      {[run.created_by, format.dateTime(run.created_at)].join(" · ")}
                    </span>
                  </span>
                  <Chip tone={runStateTones[run.state]}>{word(t, runStateIds, run.state)}</Chip>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

/** The month before this one. */
function lastMonth(today = new Date()) {
  const day = (date: Date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return {
    from: day(new Date(today.getFullYear(), today.getMonth() - 1, 1)),
    to: day(new Date(today.getFullYear(), today.getMonth(), 0)),
    today: day(today),
  };
}

function StartForm() {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const month = lastMonth();
  const start = useMutation({
    mutationFn: (values: Parameters<typeof startBillingRun>[0]) => startBillingRun(values),
    onSuccess: ({ id }) => {
      billingChanged(queryClient);
      navigate({ to: "/billing/runs/$run", params: { run: id } });
    },
  });
  return (
    <ApiForm
      label={t("ui.billing.new_run")}
      error={start.error}
      onSubmit={(form) =>
        start.mutate({
          period_from: form.text("period_from"),
          period_to: form.text("period_to"),
          issued_on: form.text("issued_on"),
        })
      }
    >
      <p className="text-sm text-muted">{t("ui.billing.new_run_hint")}</p>
      <div className="grid grid-cols-2 gap-3">
        <TextField type="date" name="period_from" label={t("ui.billing.from")} defaultValue={month.from} isRequired />
        <TextField type="date" name="period_to" label={t("ui.billing.to")} defaultValue={month.to} isRequired />
      </div>
      <TextField type="date" name="issued_on" label={t("ui.billing.issued_on")} defaultValue={month.today} isRequired />
      <ActionButton type="submit" look="primary" isPending={start.isPending}>
        {t("ui.billing.preview")}
      </ActionButton>
    </ApiForm>
  );
}
