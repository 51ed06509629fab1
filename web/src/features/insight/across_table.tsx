import type { ListAcrossTicketsParams } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";

export interface Line {
  key: string;
  name: string;
  about?: string;
  href?: string;
  isLoss?: boolean;
  count: number;
  /** What stands behind the count. */
  cells: string[];
  /** Which requests the count counts. */
  filter: ListAcrossTicketsParams;
}

interface Props {
  caption: string;
  heads: readonly string[];
  lines: Line[];
  onCount: ((line: Line) => void) | undefined;
}

/** A table with a bar beside each count; the count opens what it counts. */
export function AcrossTable({ caption, heads, lines, onCount }: Props) {
  const most = Math.max(1, ...lines.map(({ count }) => count));
  const [first, ...others] = heads;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-3 font-medium">
              {first}
            </th>
            {others.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 text-right font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className="border-b border-line last:border-0">
              <th scope="row" className="py-1.5 pr-3 font-normal">
                {line.href ? <TextLink href={line.href}>{line.name}</TextLink> : line.name}
                {line.about ? <span className="ml-2 text-sm text-muted">{line.about}</span> : null}
                <span aria-hidden="true" className="mt-1 block h-1.5 max-w-80 rounded-sm bg-sunken">
                  <span
                    className={`block h-full rounded-sm ${line.isLoss ? "bg-bad-ink" : "bg-accent"}`}
                    style={{ width: `${(line.count / most) * 100}%` }}
                  />
                </span>
              </th>
              <td className="px-3 py-1.5 text-right tabular-nums">
                <Count line={line} onCount={onCount} />
              </td>
              {line.cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={at} className="px-3 py-1.5 text-right whitespace-nowrap tabular-nums">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Count({ line, onCount }: { line: Line; onCount: Props["onCount"] }) {
  const t = useText();
  const format = useFormat();
  const text = format.number(line.count);
  if (!onCount) return <>{text}</>;
  return (
    <ActionButton
      size="small"
      look="quiet"
      aria-label={t("ui.across.show", { count: line.count, name: line.name })}
      onPress={() => onCount(line)}
    >
      {text}
    </ActionButton>
  );
}
