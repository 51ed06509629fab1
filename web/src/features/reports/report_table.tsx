import { Link } from "@tanstack/react-router";
import type { Cell, Measure, Report } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { measureName, rowText, valueText } from "./words.ts";

const headIds = {
  time: "ui.report.when",
  age: "ui.report.age",
  hour: "ui.report.hour",
  named: "ui.report.what",
};

/** All numbers of a report. One that the queue can find leads there. */
export function ReportTable({ report, caption }: { report: Report; caption: string }) {
  const t = useText();
  const format = useFormat();
  const isBeside = Boolean(report.before_from);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="overflow-x-auto" tabIndex={0} aria-label={caption}>
      <table className="w-full text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-3 font-medium">
              {t(headIds[report.axis])}
            </th>
            {report.measures.map((measure) => (
              <th key={measure.code} scope="col" className="px-3 py-2 text-right align-bottom font-medium">
                {measureName(t, measure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.key} className="border-b border-line">
              <th scope="row" className={`py-1 pr-3 font-normal ${report.axis === "named" ? "" : "whitespace-nowrap"}`}>
                {rowText(t, format, report, row)}
              </th>
              <Cells cells={row.cells} measures={report.measures} isBeside={isBeside} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-medium">
            <th scope="row" className="py-1.5 pr-3 font-medium">
              {t("ui.report.whole")}
            </th>
            <Cells cells={report.totals} measures={report.measures} isBeside={isBeside} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cells({ cells, measures, isBeside }: { cells: Cell[]; measures: Measure[]; isBeside: boolean }) {
  const t = useText();
  const format = useFormat();
  return cells.map((cell, at) => {
    const unit = measures[at]?.unit ?? "count";
    const text = valueText(format, unit, cell.value);
    return (
      <td key={measures[at]?.code} className="px-3 py-1 text-right whitespace-nowrap tabular-nums">
        {cell.search && cell.value ? (
          <Link
            to="/queue"
            search={{ q: cell.search }}
            aria-label={t("ui.report.open", { count: cell.value })}
            className="rounded-xs text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
          >
            {text}
          </Link>
        ) : (
          text
        )}
        {isBeside ? (
          <span className="block text-sm text-muted">
            <span className="sr-only">{t("ui.report.before")} </span>
            {valueText(format, unit, cell.before)}
          </span>
        ) : null}
      </td>
    );
  });
}
