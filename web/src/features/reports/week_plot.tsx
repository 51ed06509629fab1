import type { Report } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { drawn, measureName, rowText } from "./words.ts";

const cell = { width: 30, height: 26 };
const left = 44;

/** A week of hours: the more came, the fuller the square. Each says its number; the table below has them all. */
export function WeekPlot({ report, sentence }: { report: Report; sentence: string }) {
  const t = useText();
  const format = useFormat();
  const days = report.measures.filter(({ code }) => drawn.load.includes(code));
  const most = Math.max(1, ...report.rows.flatMap(({ cells }) => days.map((_, day) => cells[day]?.value ?? 0)));
  const width = left + cell.width * report.rows.length;
  const height = cell.height * days.length + 22;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="overflow-x-auto" tabIndex={0} aria-label={t("ui.report.plot")}>
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full min-w-140 max-w-4xl" role="img" aria-label={sentence}>
        {days.map((day, row) => (
          <g key={day.code}>
            <text x={left - 8} y={cell.height * (row + 0.65)} textAnchor="end" className="fill-muted text-xs">
              {measureName(t, day)}
            </text>
            {report.rows.map((hour, column) => {
              const value = hour.cells[row]?.value ?? 0;
              return (
                <g key={hour.key}>
                  <rect
                    x={left + cell.width * column + 1}
                    y={cell.height * row + 1}
                    width={cell.width - 2}
                    height={cell.height - 2}
                    rx={3}
                    className={value > 0 ? "fill-accent" : "fill-sunken"}
                    fillOpacity={value > 0 ? 0.15 + 0.85 * (value / most) : 1}
                  >
                    <title>
                      {measureName(t, day)} {rowText(t, format, report, hour)}: {format.number(value)}
                    </title>
                  </rect>
                </g>
              );
            })}
          </g>
        ))}
        {report.rows.map((hour, column) =>
          column % 3 === 0 ? (
            <text
              key={hour.key}
              x={left + cell.width * column}
              y={height - 6}
              textAnchor="middle"
              className="fill-muted text-xs"
            >
              {`${hour.key}:00`}
            </text>
          ) : null,
        )}
      </svg>
    </section>
  );
}
