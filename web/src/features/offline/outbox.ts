import type { ChangeRequest, TicketView } from "../../client/api.ts";
import { randomKey } from "../../client/http.ts";

// Changes that were made while the server could not be reached. They lie in this browser, by account, until they are sent
// or given up; each goes out under a key of its own, so once.

/** How long a change may wait and still go out by itself: what was decided earlier may not fit any more. */
export const waitsFor = 10 * 60_000;

interface Base {
  /** The Idempotency-Key as well. */
  id: string;
  at: number;
  ticket: string;
  number: number;
  /** Why it was not sent: too late, not as its maker saw it any more, or refused by the server in these words. */
  held?: "late" | "changed" | { refused: string };
}

/** Fields of a request, with what they were when they were changed. */
export interface WaitingFields extends Base {
  kind: "fields";
  values: ChangeRequest;
  before: ChangeRequest;
}

/** A reply or a note that its writer asked to be sent as soon as that can be. */
export interface WaitingText extends Base {
  kind: "reply" | "note";
  body: string;
  attachments: string[];
  /** The files as the draft had them, for the way back. */
  files: string;
  /** The last message that its writer saw. */
  seen: string;
}

export type Waiting = WaitingFields | WaitingText;
type New<T extends Waiting> = Omit<T, "id" | "at" | "held"> & { id?: string };

const nobody: Waiting[] = [];
const listeners = new Set<() => void>();
let account = "";
let list = nobody;

const key = () => `podpora.outbox.${account}`;

function read(): Waiting[] {
  if (!account) return nobody;
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key()) ?? "[]");
    return Array.isArray(found) ? found : nobody;
  } catch {
    return list;
  }
}

function tellAll() {
  for (const tell of listeners) tell();
}

/** Reads before it writes: another tab may have changed the list. */
function write(change: (now: Waiting[]) => Waiting[]) {
  list = change(read());
  try {
    if (list.length > 0) localStorage.setItem(key(), JSON.stringify(list));
    else localStorage.removeItem(key());
  } catch {
    // Without storage it lasts as long as the page.
  }
  tellAll();
}

window.addEventListener("storage", (event) => {
  if (event.key !== key()) return;
  list = read();
  tellAll();
});

/** Whose changes these are; nobody's are shown to nobody. */
export function openOutbox(of: string) {
  if (of === account) return;
  account = of;
  list = read();
  tellAll();
}

export const outbox = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  list: () => list,
};

export function putOff(change: New<WaitingFields> | New<WaitingText>) {
  const waiting = { ...change, id: change.id ?? randomKey(), at: Date.now() } as Waiting;
  write((now) => [...now, waiting]);
}

export function dropWaiting(id: string) {
  write((now) => now.filter((each) => each.id !== id));
}

export function holdBack(id: string, held: Waiting["held"]) {
  write((now) => now.map((each) => (each.id === id ? { ...each, held } : each)));
}

/** The press of somebody who has looked at it: it goes out as if it were new. */
export function sendAnyway(id: string) {
  write((now) =>
    now.map(({ held, ...each }) => {
      if (each.id !== id) return { ...each, held } as Waiting;
      const anew = { ...each, at: Date.now() } as Waiting;
      return held === "changed" ? without(anew) : anew;
    }),
  );
}

/** Whatever it was before: the person has seen what it is now. */
function without(waiting: Waiting): Waiting {
  if (waiting.kind === "fields") return { ...waiting, before: {} };
  return { ...waiting, seen: "" };
}

/** A request as its reader left it, with the changes that still wait. */
export function withWaiting(ticket: TicketView): TicketView {
  const changes = list.filter((each) => each.kind === "fields" && each.ticket === ticket.id && !each.held);
  return Object.assign({}, ticket, ...changes.map((each) => asShown((each as WaitingFields).values)));
}

/** The values as a request shows them: what is none is empty there, but for people. */
export function asShown(values: ChangeRequest): Partial<TicketView> {
  const pairs = Object.entries(values);
  return Object.fromEntries(pairs.map(([name, value]) => [name, value ?? (name === "assignee_id" ? null : "")]));
}
