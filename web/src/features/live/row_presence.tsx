import { Eye, PenLine } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useText } from "../../texts/text.ts";
import { useSession } from "../session/queries.ts";
import type { LiveMessage } from "./live.ts";

interface Person {
  id: string;
  name: string;
  state: string;
  until: number;
}

const lasts = 50_000;
const look = 5_000;
const none: Person[] = [];
const byTicket = new Map<string, Person[]>();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tell() {
  for (const listener of listeners) listener();
}

/** Keeps who is at which request, as the live stream tells it. */
export function hearPresence(message: LiveMessage, now = Date.now()) {
  if (message.type !== "presence") return;
  const { ticket, person: id, name, state } = message;
  const others = (byTicket.get(ticket) ?? none).filter((one) => one.id !== id);
  // Whoever has the page open behind others is not at work on it.
  const isThere = state === "viewing" || state === "editing";
  const people = isThere ? [...others, { id, name, state, until: now + lasts }] : others;
  if (people.length > 0) byTicket.set(ticket, people);
  else byTicket.delete(ticket);
  tell();
}

/** Forgets who was not heard of for so long that they have left. */
export function forgetGone(now = Date.now()) {
  let changed = false;
  for (const [ticket, people] of byTicket) {
    const there = people.filter(({ until }) => until >= now);
    if (there.length === people.length) continue;
    changed = true;
    if (there.length > 0) byTicket.set(ticket, there);
    else byTicket.delete(ticket);
  }
  if (changed) tell();
}

export const peopleAt = (ticket: string): Person[] => byTicket.get(ticket) ?? none;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => forgetGone(), look);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** In a row of a list: who else looks at the request or writes on it. */
export function RowPresence({ ticket }: { ticket: string }) {
  const t = useText();
  const own = useSession()?.person_id;
  const people = useSyncExternalStore(subscribe, () => peopleAt(ticket)).filter(({ id }) => id !== own);
  if (people.length === 0) return null;
  const editing = people.filter(({ state }) => state === "editing");
  const shown = editing.length > 0 ? editing : people;
  const names = shown.map(({ name }) => name).join(", ");
  const Icon = editing.length > 0 ? PenLine : Eye;
  return (
    <span className={`inline-flex items-center gap-1 ${editing.length > 0 ? "font-medium text-warn-ink" : ""}`}>
      <Icon aria-hidden="true" className="size-3.5" />
      {t(editing.length > 0 ? "ui.presence.editing" : "ui.presence.viewing", { names, count: shown.length })}
    </span>
  );
}
