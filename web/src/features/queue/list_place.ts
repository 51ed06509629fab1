import { useSyncExternalStore } from "react";

/** The list from which a request was opened: which requests, in which order, and where it is to be found again. */
export interface ListPlace {
  /** Path and search of the page. */
  address: string;
  title: string;
  q: string;
  order: "due" | "updated";
  ids: string[];
}

const key = "podpora.list";
const listeners = new Set<() => void>();
let list = stored();
let left: string | null = null;

/** For the tab, not the browser: two tabs work through two lists. */
function stored(): ListPlace | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as ListPlace | null;
  } catch {
    return null;
  }
}

function isSame(a: ListPlace | null, b: ListPlace) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is shown in the queue now. */
export function rememberList(next: ListPlace) {
  if (isSame(list, next)) return;
  list = next;
  try {
    sessionStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Without storage it lasts as long as the page.
  }
  for (const tell of listeners) tell();
}

export function useListPlace(): ListPlace | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => list,
  );
}

/** The request that was looked at last: the list gives its row the focus, once. */
export function leaveTicket(id: string) {
  left = id;
}

export function takeLeftTicket(): string | null {
  const id = left;
  left = null;
  return id;
}

export interface Neighbours {
  previous?: string;
  next?: string;
  /** From 1; 0 for a request that is not in the list. */
  position: number;
  count: number;
}

/** Where a request stands in the list, and what is before and behind it. */
export function neighboursOf(ids: string[], id: string): Neighbours {
  const at = ids.indexOf(id);
  if (at < 0) return { next: ids[0], position: 0, count: ids.length };
  return { previous: ids[at - 1], next: ids[at + 1], position: at + 1, count: ids.length };
}
