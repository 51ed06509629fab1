import { useQuery } from "@tanstack/react-query";
import type { Money, OpportunityReportView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Card, Facts } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { opportunityReportQuery } from "./queries.ts";
import { lossIds, noon } from "./words.ts";

/** What was learnt, offered and won in the last twelve months, and what the customers asked afterwards. */
export function ReportCard() {
  const t = useText();
  const report = useQuery(opportunityReportQuery);
  return (
    <Card title={t("ui.opportunities.report")}>
      <Loaded query={report}>{(data) => <Report report={data} />}</Loaded>
    </Card>
  );
}

function Report({ report }: { report: OpportunityReportView }) {
  const t = useText();
  const format = useFormat();
  const worth = (sums: Money[]) => sums.map(format.money).join(", ") || t("ui.opportunities.no_worth");
  const losses = report.losses.map(({ loss, count }) => `${word(t, lossIds, loss)} ${format.number(count)}×`);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">
        {t("ui.opportunities.period", { from: format.date(noon(report.from)), to: format.date(noon(report.to)) })}
      </p>
      {report.rules.length === 0 ? <p>{t("ui.opportunities.nothing_learnt")}</p> : <Rules report={report} />}
      <Facts
        rows={[
          [t("ui.opportunities.won_worth"), worth(report.won)],
          [t("ui.opportunities.open_worth"), worth(report.open)],
          [t("ui.opportunities.losses"), losses.join(", ")],
        ]}
      />
      <div>
        <h3 className="text-sm font-medium text-muted">{t("ui.opportunities.loads")}</h3>
        {report.loads.length === 0 ? <p className="text-sm">{t("ui.opportunities.no_loads")}</p> : null}
        <ul className="text-sm">
          {report.loads.map((load) => (
            <li key={load.opportunity_id}>
              <TextLink href={`/customers/${load.customer_id}`}>{load.customer_name}</TextLink> · {load.title} ·{" "}
              {t("ui.opportunities.load", { days: load.days, before: load.before, after: load.after })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const columnIds = [
  "ui.opportunities.learnt",
  "ui.opportunities.offered",
  "ui.opportunities.won",
  "ui.opportunities.lost",
];

function Rules({ report }: { report: OpportunityReportView }) {
  const t = useText();
  const format = useFormat();
  const head = "px-2 py-1 text-right font-medium text-muted";
  const cell = "px-2 py-1 text-right tabular-nums";
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="py-1 text-left font-medium text-muted">
              {t("ui.opportunities.rule")}
            </th>
            {columnIds.map((id) => (
              <th key={id} scope="col" className={head}>
                {t(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rules.map((row) => (
            <tr key={row.rule} className="border-b border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {row.name}
              </th>
              <td className={cell}>{format.number(row.learnt)}</td>
              <td className={cell}>{format.number(row.offered)}</td>
              <td className={cell}>{format.number(row.won)}</td>
              <td className={cell}>{format.number(row.lost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
