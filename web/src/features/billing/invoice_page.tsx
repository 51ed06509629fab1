import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { creditInvoice, type InvoiceView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { Problems } from "./draft_card.tsx";
import { InvoiceMails, MailInvoice } from "./mail_invoice.tsx";
import { billingChanged, invoiceQuery } from "./queries.ts";
import { UnitPrice } from "./unit_price.tsx";
import { noon, unitIds } from "./words.ts";

const route = getRouteApi("/desk/billing/invoices/$invoice");

/** An issued invoice: it never changes; what was wrong is given back by a credit note. */
export function InvoicePage() {
  const { invoice: id } = route.useParams();
  const invoice = useQuery({ ...invoiceQuery(id), refetchInterval: whileMailed });
  return <Loaded query={invoice}>{(data) => <InvoiceScreen view={data} />}</Loaded>;
}

/** A mail that waits or is being sent changes its state by itself. */
function whileMailed({ state }: { state: { data?: InvoiceView } }) {
  return state.data?.mails.some((mail) => mail.state === "queued" || mail.state === "sending") ? 3000 : false;
}

function InvoiceScreen({ view }: { view: InvoiceView }) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMay("charge_write");
  const [isCrediting, setCrediting] = useState(false);
  const { invoice, document, problems, credited_positions } = view;
  const base = `/api/v1/invoices/${invoice.id}`;
  const isLeft = credited_positions.length < document.lines.length;
  return (
    <Page
      title={t(invoice.kind === "credit_note" ? "ui.billing.credit_note_of" : "ui.billing.invoice_of", {
        number: invoice.number,
      })}
      lead={<TextLink href="/billing">{t("ui.billing.title")}</TextLink>}
      actions={
        <>
          <ButtonLink look="primary" href={`${base}/invoice.pdf`} target="_blank">
            {t("ui.billing.pdf")}
          </ButtonLink>
          {problems.length === 0 ? (
            <ButtonLink href={`${base}/invoice.xml`} target="_blank">
              {t("ui.billing.ubl")}
            </ButtonLink>
          ) : null}
          <ButtonLink href={`${base}/lines.csv`} target="_blank">
            {t("ui.billing.csv")}
          </ButtonLink>
          {mayWrite ? <MailInvoice view={view} /> : null}
          {mayWrite && isLeft ? (
            <ActionButton onPress={() => setCrediting(true)}>{t("ui.billing.credit")}</ActionButton>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={problems} customer={invoice.customer_id} />
        <Card title={t("ui.billing.about")}>
          <Facts
            rows={[
              [
                t("ui.billing.buyer"),
                <TextLink key="buyer" href={`/customers/${invoice.customer_id}`}>
                  {invoice.buyer_name}
                </TextLink>,
              ],
              [t("ui.billing.issued_on"), format.date(noon(invoice.issued_on))],
              [t("ui.billing.due_on"), format.date(noon(invoice.due_on))],
              [t("ui.billing.payment_reference"), document.payment_reference],
              [
                t("ui.billing.corrects"),
                invoice.corrects_id && document.preceding ? (
                  <TextLink key="before" href={`/billing/invoices/${invoice.corrects_id}`}>
                    {document.preceding.number}
                  </TextLink>
                ) : null,
              ],
              [t("ui.billing.note"), document.note],
              [t("ui.billing.net"), format.money(invoice.net)],
              [t("ui.billing.tax"), format.money(invoice.tax)],
              [t("ui.billing.payable"), <strong key="payable">{format.money(invoice.payable)}</strong>],
            ]}
          />
        </Card>
        <InvoiceMails view={view} />
        <Lines view={view} />
      </div>
      <ModalDialog title={t("ui.billing.credit")} isOpen={isCrediting} onClose={() => setCrediting(false)}>
        <CreditForm view={view} onDone={() => setCrediting(false)} />
      </ModalDialog>
    </Page>
  );
}

function Lines({ view }: { view: InvoiceView }) {
  const t = useText();
  const format = useFormat();
  const { document, credited_positions } = view;
  const { currency } = document;
  return (
    <Card title={t("ui.billing.lines")}>
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <caption className="sr-only">{t("ui.billing.lines")}</caption>
          <thead className="text-sm text-muted">
            <tr className="border-b border-line">
              <th className="py-2 pr-3 font-medium">{t("ui.billing.text")}</th>
              <th className="px-3 py-2 text-right font-medium">{t("ui.billing.quantity")}</th>
              <th className="px-3 py-2 text-right font-medium">{t("ui.billing.unit_price")}</th>
              <th className="px-3 py-2 text-right font-medium">{t("ui.billing.tax_rate")}</th>
              <th className="py-2 pl-3 text-right font-medium">{t("ui.billing.net")}</th>
            </tr>
          </thead>
          <tbody>
            {document.lines.map((line, at) => (
              <tr key={line.charge_id} className="border-b border-line align-top last:border-0">
                <td className="py-2 pr-3">
                  {line.text}{" "}
                  {credited_positions.includes(at + 1) ? <Chip tone="warn">{t("ui.billing.credited")}</Chip> : null}
                  <div className="text-sm text-muted">{format.date(noon(line.supplied_on))}</div>
                  {line.discount_minor > 0 ? (
                    <div className="text-sm text-muted">
                      {line.discount_reason}: {format.money({ minor: -line.discount_minor, currency })}
                    </div>
                  ) : null}
                </td>
                <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">
                  {format.number(line.quantity_thousandths / 1000)} {word(t, unitIds, line.unit)}
                </td>
                <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">
                  <UnitPrice
                    price={{ minor: line.unit_price_minor, currency }}
                    unit={line.unit}
                    base={line.base_quantity}
                  />
                </td>
                <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">
                  {format.number(line.tax_basis_points / 100)} %
                </td>
                <td className="py-2 pl-3 text-right whitespace-nowrap tabular-nums">
                  {format.money({ minor: line.net_minor, currency })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function CreditForm({ view, onDone }: { view: InvoiceView; onDone: () => void }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { invoice, document, credited_positions } = view;
  const credit = useMutation({
    mutationFn: (values: Parameters<typeof creditInvoice>[1]) => creditInvoice(invoice.id, values),
    onSuccess: ({ id }) => {
      billingChanged(queryClient);
      onDone();
      navigate({ to: "/billing/invoices/$invoice", params: { invoice: id } });
    },
  });
  const left = document.lines
    .map((line, at) => ({ line, position: at + 1 }))
    .filter(({ position }) => !credited_positions.includes(position));
  return (
    <ApiForm
      label={t("ui.billing.credit")}
      error={credit.error}
      onSubmit={(form) =>
        credit.mutate({ reason: form.text("reason").trim(), positions: form.all("line").map(Number) })
      }
    >
      <p className="text-sm text-muted">{t("ui.billing.credit_hint")}</p>
      <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto">
        {left.map(({ line, position }) => (
          <li key={position}>
            <CheckField name="line" value={String(position)} defaultSelected>
              {line.text} · {format.money({ minor: line.net_minor, currency: document.currency })}
            </CheckField>
          </li>
        ))}
      </ul>
      <TextField name="reason" label={t("ui.billing.reason")} isRequired />
      <ActionButton type="submit" look="primary" isPending={credit.isPending}>
        {t("ui.billing.credit")}
      </ActionButton>
    </ApiForm>
  );
}
