import { queryOptions } from "@tanstack/react-query";
import { type ClockView, listClocks } from "../../client/api.ts";

const refresh = 60_000;

export const clocksQuery = (ticket: string) =>
  queryOptions({ queryKey: ["clocks", ticket], queryFn: () => listClocks(ticket), refetchInterval: refresh });

/** Whom the promise binds: what others owe us is not due from us. */
export const isOurs = ({ kind }: ClockView) => kind !== "upstream_response";

/** The promise of ours that was missed and is still owed, else the one that is due first. */
export function dueNext(clocks: ClockView[]): { kind: string; due: string } | null {
  const owed = clocks.filter(isOurs).flatMap(({ kind, state, due_at, breached_at, met_at }) => {
    const due = state === "breached" && !met_at ? breached_at : state === "running" ? due_at : null;
    return due ? [{ kind, due, isMissed: state === "breached" }] : [];
  });
  owed.sort((a, b) => Number(b.isMissed) - Number(a.isMissed) || a.due.localeCompare(b.due));
  return owed[0] ?? null;
}
