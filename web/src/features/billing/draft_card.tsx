import type { DraftLineView, DraftView, InvoiceProblem } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { UnitPrice } from "./unit_price.tsx";
import { noon, unitIds } from "./words.ts";

/** One invoice of a preview: its sums, what is missing on it, and each line with the reason of its price. */
export function DraftCard({ draft }: { draft: DraftView }) {
  const t = useText();
  const format = useFormat();
  return (
    <FoldingCard
      title={
        <>
          {draft.buyer_name}{" "}
          {draft.kind === "credit_note" ? <Chip tone="warn">{t("ui.billing.credit_note")}</Chip> : null}
        </>
      }
      aside={<span className="tabular-nums">{format.money(draft.payable)}</span>}
    >
      <div className="flex flex-col gap-3">
        <Problems problems={draft.problems} customer={draft.bill_to_id} />
        <p className="text-sm text-muted">
          {t("ui.billing.draft_sums", {
            net: format.money(draft.net),
            tax: format.money(draft.tax),
            due: format.date(noon(draft.due_on)),
          })}
        </p>
        <div className="overflow-x-auto">
          <table className="w-full text-left">
            <caption className="sr-only">{t("ui.billing.lines_of", { buyer: draft.buyer_name })}</caption>
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
              {draft.lines.map((line) => (
                <Line key={line.charge_id} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </FoldingCard>
  );
}

export function Problems({ problems, customer }: { problems: InvoiceProblem[]; customer: string }) {
  const t = useText();
  if (problems.length === 0) return null;
  return (
    <Notice tone={problems.some(({ blocks }) => blocks) ? "bad" : "warn"}>
      <ul>
        {problems.map(({ rule, text }) => (
          <li key={rule}>
            {text} <span className="font-mono text-xs">{rule}</span>
          </li>
        ))}
      </ul>
      <TextLink href={`/customers/${customer}`}>{t("ui.billing.to_customer")}</TextLink>
    </Notice>
  );
}

function Line({ line }: { line: DraftLineView }) {
  const t = useText();
  const format = useFormat();
  const unit = word(t, unitIds, line.unit);
  return (
    <tr className="border-b border-line align-top last:border-0">
      <td className="py-2 pr-3">
        <div>{line.ticket_id ? <TextLink href={`/tickets/${line.ticket_id}`}>{line.text}</TextLink> : line.text}</div>
        <div className="text-sm text-muted">
          {format.date(noon(line.supplied_on))} · {line.reason}
        </div>
        {line.discount ? (
          <div className="text-sm text-muted">
            {line.discount_reason}: {format.money({ ...line.discount, minor: -line.discount.minor })}
          </div>
        ) : null}
      </td>
      <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">
        {format.number(line.quantity)} {unit}
      </td>
      <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">
        <UnitPrice price={line.unit_price} unit={line.unit} base={line.base_quantity} />
      </td>
      <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">
        {format.number(line.tax_basis_points / 100)} %
      </td>
      <td className="py-2 pl-3 text-right whitespace-nowrap tabular-nums">{format.money(line.net)}</td>
    </tr>
  );
}
