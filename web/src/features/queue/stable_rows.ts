import { useState } from "react";
import type { TicketRow } from "../../client/api.ts";

/** The rows on the screen: those that were there keep their places with what is new of them; `fresh` are waiting. */
export interface StableRows {
  rows: TicketRow[];
  /** Rows that would come, or would go elsewhere. */
  fresh: number;
  /** Ids of rows that are no longer in the list. */
  left: ReadonlySet<string>;
  update: () => void;
}

/** Where rows stand: in the order in which they were shown first, those behind the last one (a further page) behind. */
export function arrange(
  shown: TicketRow[],
  wanted: TicketRow[],
): { rows: TicketRow[]; fresh: number; left: Set<string> } {
  const known = new Map(wanted.map((row) => [row.id, row]));
  const before = new Set(shown.map(({ id }) => id));
  const last = wanted.findLastIndex(({ id }) => before.has(id));
  const rows = shown.map((row) => known.get(row.id) ?? row);
  const further = last < 0 ? [] : wanted.slice(last + 1);
  const fresh = wanted.slice(0, wanted.length - further.length).filter(({ id }) => !before.has(id)).length;
  const left = new Set(shown.filter(({ id }) => !known.has(id)).map(({ id }) => id));
  return { rows: [...rows, ...further], fresh, left };
}

/** Keeps a list still while it is looked at: nothing jumps until its reader asks for it, or looks at something else. Old
 * rows, of another list or of an earlier visit, shown until this one's are here, are not kept. */
export function useStableRows(wanted: TicketRow[] | undefined, list: string, isOld: boolean): StableRows {
  const [shown, setShown] = useState<{ list: string; rows: TicketRow[] } | null>(null);
  const isSame = shown !== null && shown.list === list && shown.rows.length > 0;
  if (!wanted || isOld) return { rows: wanted ?? [], fresh: 0, left: new Set(), update: () => {} };
  const update = () => setShown({ list, rows: wanted });
  if (!isSame) {
    if (wanted.length > 0 || shown?.list !== list) update();
    return { rows: wanted, fresh: 0, left: new Set(), update };
  }
  const { rows, fresh, left } = arrange(shown.rows, wanted);
  if (rows.length > shown.rows.length) setShown({ list, rows });
  return { rows, fresh, left, update };
}
