import type { LeftOutView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Card } from "../../ui/page.tsx";
import { leftOutIds, leftOutTones, noon } from "./words.ts";

/** What the run does not bill, and why: so that nobody finds it missing on an invoice. */
export function LeftOutCard({ lines }: { lines: LeftOutView[] }) {
  const t = useText();
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <Card title={t("ui.billing.left_out")}>
      <p className="mb-2 text-sm text-muted">{t("ui.billing.left_out_hint")}</p>
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <caption className="sr-only">{t("ui.billing.left_out")}</caption>
          <thead className="text-sm text-muted">
            <tr className="border-b border-line">
              <th className="py-2 pr-3 font-medium">{t("ui.billing.text")}</th>
              <th className="px-3 py-2 font-medium">{t("ui.billing.why")}</th>
              <th className="py-2 pl-3 text-right font-medium">{t("ui.billing.net")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.charge_id} className="border-b border-line align-top last:border-0">
                <td className="py-2 pr-3">
                  {line.ticket_id ? <TextLink href={`/tickets/${line.ticket_id}`}>{line.text}</TextLink> : line.text}
                  <div className="text-sm text-muted">
                    {[format.date(noon(line.supplied_on)), line.customer_name].filter(Boolean).join(" · ")}
                  </div>
                </td>
                <td className="px-3 py-2">
                  <Chip tone={leftOutTones[line.reason]}>{word(t, leftOutIds, line.reason)}</Chip>
                </td>
                <td className="py-2 pl-3 text-right whitespace-nowrap tabular-nums">
                  {line.amount ? format.money(line.amount) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
