import type { Report } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { NamePlot } from "./name_plot.tsx";
import { niceTop, ticksOf } from "./scale.ts";
import { WeekPlot } from "./week_plot.tsx";
import { drawn, measureName, rowText, shortText, valueText } from "./words.ts";

const width = 800;
const height = 240;
const inset = { left: 76, right: 8, top: 8, bottom: 26 };
const inks = ["fill-accent", "fill-upstream-line", "fill-note-line"];
const lines = ["stroke-accent-strong", "stroke-upstream-ink", "stroke-note-ink"];

/** A report as a picture: bars over time or age, a week of hours, or a bar for each name. */
export function Plot({ report, sentence }: { report: Report; sentence: string }) {
  if (report.rows.length === 0) return null;
  if (report.axis === "hour") return <WeekPlot report={report} sentence={sentence} />;
  return report.axis === "named" ? <NamePlot report={report} /> : <BarPlot report={report} sentence={sentence} />;
}

/** Bars over time, with a dashed line for what they are put beside. The table below it says the same to everybody. */
function BarPlot({ report, sentence }: { report: Report; sentence: string }) {
  const t = useText();
  const format = useFormat();
  const shown = drawn[report.name].map((code) => report.measures.findIndex((measure) => measure.code === code));
  const unit = report.measures[shown[0] ?? 0]?.unit ?? "count";
  const all = report.rows.flatMap(({ cells }) =>
    shown.flatMap((at) => [cells[at]?.value ?? 0, cells[at]?.before ?? 0]),
  );
  const top = niceTop(Math.max(...all, 0), unit);
  const slot = (width - inset.left - inset.right) / report.rows.length;
  const bar = Math.min(28, (slot * 0.8) / shown.length);
  const x = (row: number, part: number) => inset.left + slot * row + (slot - bar * shown.length) / 2 + bar * part;
  const y = (value: number) => inset.top + (height - inset.top - inset.bottom) * (1 - value / top);
  const labelled = Math.max(1, Math.ceil(report.rows.length / 8));
  return (
    <figure className="m-0">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={t("ui.report.plot")}>
        <svg viewBox={`0 0 ${width} ${height}`} className="w-full min-w-140 max-w-4xl" role="img" aria-label={sentence}>
          {ticksOf(top).map((tick) => (
            <g key={tick}>
              <line x1={inset.left} x2={width - inset.right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
              <text x={inset.left - 6} y={y(tick) + 4} textAnchor="end" className="fill-muted text-xs">
                {valueText(format, unit, tick)}
              </text>
            </g>
          ))}
          {report.rows.map((row, at) => (
            <g key={row.key}>
              {shown.map((measure, part) => {
                const value = row.cells[measure]?.value ?? 0;
                const name = report.measures[measure];
                return (
                  <rect
                    key={measure}
                    x={x(at, part)}
                    y={y(value)}
                    width={Math.max(1, bar - 1)}
                    height={Math.max(0, y(0) - y(value))}
                    className={inks[part]}
                  >
                    <title>
                      {rowText(t, format, report, row)}: {name ? measureName(t, name) : ""}{" "}
                      {valueText(format, unit, value)}
                    </title>
                  </rect>
                );
              })}
              {at % labelled === 0 ? (
                <text
                  x={inset.left + slot * (at + 0.5)}
                  y={height - 8}
                  textAnchor="middle"
                  className="fill-muted text-xs"
                >
                  {shortText(t, format, report, row)}
                </text>
              ) : null}
            </g>
          ))}
          {report.before_from
            ? shown.map((measure, part) => (
                <polyline
                  key={measure}
                  fill="none"
                  strokeWidth={1.5}
                  strokeDasharray="5 4"
                  className={lines[part]}
                  points={report.rows
                    .map((row, at) => `${x(at, part) + bar / 2},${y(row.cells[measure]?.before ?? 0)}`)
                    .join(" ")}
                />
              ))
            : null}
        </svg>
      </section>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {shown.map((measure, part) => {
          const name = report.measures[measure];
          return (
            <span key={measure} className="inline-flex items-center gap-1.5">
              <svg aria-hidden="true" className="size-3">
                <rect width="12" height="12" rx="2" className={inks[part]} />
              </svg>
              {name ? measureName(t, name) : ""}
            </span>
          );
        })}
        {report.before_from ? <span>- - - {t("ui.report.before")}</span> : null}
      </figcaption>
    </figure>
  );
}
