import { useQuery } from "@tanstack/react-query";
import { listPortalInvoices } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { noon } from "../billing/words.ts";

/** The invoices that the company pays, as files. Nothing at all while there are none. */
export function InvoicesCard() {
  const t = useText();
  const format = useFormat();
  const invoices = useQuery({ queryKey: ["portal", "invoices"], queryFn: () => listPortalInvoices({ limit: 12 }) });
  if (!invoices.data || invoices.data.items.length === 0) return null;
  return (
    <Card title={t("ui.billing.invoices")}>
      <ul className="flex flex-col gap-2">
        {invoices.data.items.map((invoice) => (
          <li key={invoice.id} className="flex flex-wrap items-baseline justify-between gap-x-2">
            <TextLink href={`/api/v1/portal/invoices/${invoice.id}/invoice.pdf`} target="_blank">
              {t(invoice.kind === "credit_note" ? "ui.billing.credit_note_of" : "ui.billing.invoice_of", {
                number: invoice.number,
              })}
            </TextLink>
            <span className="tabular-nums">{format.money(invoice.payable)}</span>
            <span className="w-full text-sm text-muted">
              {t("ui.billing.due", { date: format.date(noon(invoice.due_on)) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
