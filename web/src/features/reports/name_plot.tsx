import type { Report } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";

const shown = 12;

/** A bar for each of the things with most. The table below names them all, so a screen reader goes there at once. */
export function NamePlot({ report }: { report: Report }) {
  const format = useFormat();
  const rows = report.rows.slice(0, shown);
  const most = Math.max(1, ...rows.map(({ cells }) => cells[0]?.value ?? 0));
  return (
    <div aria-hidden="true" className="grid grid-cols-[minmax(6rem,auto)_1fr] items-center gap-x-3 gap-y-1 text-sm">
      {rows.map((row) => {
        const value = row.cells[0]?.value ?? 0;
        return (
          <div key={row.key} className="contents">
            <span className="max-w-72 truncate">{row.name}</span>
            <span className="flex items-center gap-2">
              <span className="h-4 rounded-sm bg-accent" style={{ width: `${(value / most) * 85}%` }} />
              <span className="tabular-nums">{format.number(value)}</span>
            </span>
          </div>
        );
      })}
    </div>
  );
}
