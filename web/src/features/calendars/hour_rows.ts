import type { SlotView } from "../../client/api.ts";
import { ProblemError } from "../../client/problem.ts";
import { type Day, days } from "./words.ts";

/** The same hours on several days: how people think of a week. */
export interface HourRow {
  days: Day[];
  from: string;
  to: string;
}

/** Slots of the same hours come together in one row, in the order in which they stand. */
export function rowsOf(slots: SlotView[]): HourRow[] {
  const rows: HourRow[] = [];
  for (const { day, from, to } of slots) {
    const row = rows.find((each) => each.from === from && each.to === to);
    if (row) row.days = days.filter((each) => each === day || row.days.includes(each));
    else rows.push({ days: [day], from, to });
  }
  return rows;
}

export function slotsOf(rows: HourRow[]): SlotView[] {
  return rows.flatMap(({ days: on, from, to }) => on.map((day) => ({ day, from, to })));
}

export const workingWeek: HourRow = { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" };
export const aroundTheClock: HourRow = { days: [...days], from: "00:00", to: "24:00" };

/** The server counts slots; the form shows rows: each fault stands at its row, once. */
export function errorByRow(error: unknown, rows: HourRow[]): unknown {
  if (!(error instanceof ProblemError)) return error;
  const rowOfSlot = rows.flatMap((row, at) => row.days.map(() => at));
  const seen = new Set<string>();
  const errors = error.problem.errors
    .map((each) => {
      const found = /^\/hours\/(\d+)(\/to)?/.exec(each.pointer);
      return found ? { ...each, pointer: `/rows/${rowOfSlot[Number(found[1])]}${found[2] ?? "/from"}` } : each;
    })
    .filter(({ pointer, code }) => !seen.has(`${pointer} ${code}`) && seen.add(`${pointer} ${code}`));
  return new ProblemError({ ...error.problem, errors });
}
