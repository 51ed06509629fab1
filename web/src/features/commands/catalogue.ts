import { places } from "../session/places.ts";
import type { Command } from "./commands.ts";

/** A command that has a key wherever it is on offer, also on other pages than the one at hand. */
export interface Known {
  id: string;
  group: Command["group"];
  text: string;
  keys: string;
  /** A place by name, for "Go to …". */
  place?: string;
}

const named: Known[] = [
  { id: "app.search", group: "app", text: "ui.command.search", keys: "/" },
  { id: "app.new", group: "app", text: "ui.queue.new", keys: "c" },
  { id: "app.keys", group: "app", text: "ui.command.keys", keys: "?" },
  { id: "app.undo", group: "app", text: "ui.undo.take_back", keys: "Z" },
  { id: "row.next", group: "queue", text: "ui.command.row_next", keys: "j" },
  { id: "row.back", group: "queue", text: "ui.command.row_back", keys: "k" },
  { id: "row.choose", group: "queue", text: "ui.command.row_choose", keys: "x" },
  { id: "queue.fresh", group: "queue", text: "ui.command.fresh", keys: "." },
  { id: "queue.take", group: "queue", text: "ui.queue.take", keys: "t" },
  { id: "view.save", group: "queue", text: "ui.view.save", keys: "v" },
  { id: "bulk.assign", group: "queue", text: "ui.bulk.assign", keys: "a" },
  { id: "bulk.severity", group: "queue", text: "ui.bulk.severity", keys: "p" },
  { id: "bulk.snooze", group: "queue", text: "ui.bulk.snooze", keys: "z" },
  { id: "queue.macro", group: "queue", text: "ui.command.bulk_macro", keys: "m" },
  { id: "ticket.reply", group: "ticket", text: "ui.composer.reply", keys: "r" },
  { id: "ticket.note", group: "ticket", text: "ui.composer.note", keys: "n" },
  { id: "ticket.macro", group: "ticket", text: "ui.macro.run", keys: "m" },
  { id: "ticket.mine", group: "ticket", text: "ui.ticket.assign_me", keys: "i" },
  { id: "ticket.assign", group: "ticket", text: "ui.ticket.assign", keys: "a" },
  { id: "ticket.severity", group: "ticket", text: "ui.ticket.choose_severity", keys: "p" },
  { id: "ticket.subject", group: "ticket", text: "ui.ticket.change_subject", keys: "t" },
  { id: "ticket.snooze", group: "ticket", text: "ui.snooze.action", keys: "z" },
  { id: "ticket.follow", group: "ticket", text: "ui.follow.start", keys: "f" },
  { id: "ticket.join", group: "ticket", text: "ui.join.title", keys: "l" },
  { id: "ticket.escalate", group: "ticket", text: "ui.ticket.escalate", keys: "E" },
  { id: "ticket.resolve", group: "ticket", text: "ui.ticket.resolve", keys: "e" },
  { id: "ticket.reopen", group: "ticket", text: "ui.ticket.reopen", keys: "e" },
  { id: "ticket.next", group: "ticket", text: "ui.list.next", keys: "j" },
  { id: "ticket.previous", group: "ticket", text: "ui.list.previous", keys: "k" },
  { id: "ticket.back", group: "ticket", text: "ui.list.back", keys: "u" },
];

const gone: Known[] = places.flatMap((place) =>
  "keys" in place
    ? [{ id: `go.${place.to}`, group: "go" as const, text: "ui.command.go", keys: place.keys, place: place.text }]
    : [],
);

export const known: readonly Known[] = [...named, ...gone];

/** Of one request only one of them is on offer at a time. */
const neverTogether = [["ticket.resolve", "ticket.reopen"]];

const everywhere = (group: Command["group"]) => group === "app" || group === "go";

function areTogether(a: Known, b: Known) {
  if (neverTogether.some((pair) => pair.includes(a.id) && pair.includes(b.id))) return false;
  return a.group === b.group || everywhere(a.group) || everywhere(b.group);
}

/** Two commands hinder each other with the same keys, or when one begins as the whole of the other. */
const hinders = (a: string, b: string) =>
  a !== "" && b !== "" && (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `));

/** The keys of each command: the person's own, or the usual ones. */
export const keysOf = (command: Known, own: Record<string, string>) => own[command.id] ?? command.keys;

/** Which other command each command is in the way of, by id. */
export function conflicts(own: Record<string, string>): Map<string, Known> {
  const found = new Map<string, Known>();
  for (const a of known) {
    const other = known.find((b) => b.id !== a.id && areTogether(a, b) && hinders(keysOf(a, own), keysOf(b, own)));
    if (other) found.set(a.id, other);
  }
  return found;
}
