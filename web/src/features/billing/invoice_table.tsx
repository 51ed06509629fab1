import type { InvoiceRow } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { noon } from "./words.ts";

interface Props {
  rows: InvoiceRow[];
  /** All are of one buyer, in little room: without the buyer and the amount before tax. */
  isShort?: boolean;
}

/** Invoices with links to each; credit notes are marked, their amounts are what is given back. */
export function InvoiceTable({ rows, isShort = false }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <caption className="sr-only">{t("ui.billing.invoices")}</caption>
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th className="py-2 pr-3 font-medium">{t("ui.billing.number")}</th>
            {isShort ? null : <th className="px-3 py-2 font-medium">{t("ui.billing.buyer")}</th>}
            <th className="px-3 py-2 font-medium">{t("ui.billing.issued_on")}</th>
            <th className="px-3 py-2 font-medium">{t("ui.billing.due_on")}</th>
            {isShort ? null : <th className="px-3 py-2 text-right font-medium">{t("ui.billing.net")}</th>}
            <th className="py-2 pl-3 text-right font-medium">{t("ui.billing.payable")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-b border-line last:border-0">
              <td className="py-2 pr-3 whitespace-nowrap">
                <TextLink href={`/billing/invoices/${row.id}`}>{row.number}</TextLink>{" "}
                {row.kind === "credit_note" ? <Chip tone="warn">{t("ui.billing.credit_note")}</Chip> : null}
              </td>
              {isShort ? null : <td className="px-3 py-2">{row.buyer_name}</td>}
              <td className="px-3 py-2 whitespace-nowrap">{format.date(noon(row.issued_on))}</td>
              <td className="px-3 py-2 whitespace-nowrap">{format.date(noon(row.due_on))}</td>
              {isShort ? null : (
                <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">{format.money(row.net)}</td>
              )}
              <td className="py-2 pl-3 text-right whitespace-nowrap tabular-nums">{format.money(row.payable)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
