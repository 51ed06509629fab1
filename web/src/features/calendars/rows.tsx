import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";

interface Props<T> {
  /** What the rows are, for their names: "Hours". */
  name: string;
  rows: T[];
  blank: T;
  addLabel: string;
  onChange: (rows: T[]) => void;
  isReadOnly: boolean;
  children: (row: T, set: (part: Partial<T>) => void, at: number) => ReactNode;
}

/** One line a row, with a way to take it away, and one to add another. */
export function Rows<T>({ name, rows, blank, addLabel, onChange, isReadOnly, children }: Props<T>) {
  const t = useText();
  return (
    <div className="flex flex-col gap-3">
      {rows.map((row, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and hold no state
          key={at}
          className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-line pb-3"
        >
          <legend className="sr-only">{t("ui.calendar.row", { name, number: at + 1 })}</legend>
          {children(row, (part) => onChange(rows.with(at, { ...row, ...part })), at)}
          {isReadOnly ? null : (
            <ActionButton
              size="small"
              look="quiet"
              onPress={() => onChange(rows.toSpliced(at, 1))}
              aria-label={t("ui.calendar.remove_row", { name, number: at + 1 })}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </ActionButton>
          )}
        </fieldset>
      ))}
      {isReadOnly ? null : (
        <div>
          <ActionButton size="small" onPress={() => onChange([...rows, blank])}>
            <Plus aria-hidden="true" className="size-4" />
            {addLabel}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
