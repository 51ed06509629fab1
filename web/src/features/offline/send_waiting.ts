import {
  addNote,
  type ChangeRequest,
  changeTicket,
  getTicket,
  replyToTicket,
  type TicketView,
} from "../../client/api.ts";
import { idempotent, ifMatch } from "../../client/http.ts";
import { ProblemError } from "../../client/problem.ts";
import {
  asShown,
  dropWaiting,
  holdBack,
  outbox,
  type Waiting,
  type WaitingFields,
  type WaitingText,
  waitsFor,
} from "./outbox.ts";

/** What is to become of a waiting change, seen beside the request as it is now. Pure. */
export function verdict(waiting: Waiting, now: TicketView, time: number): "send" | "done" | "late" | "changed" {
  if (waiting.kind === "fields") {
    const has = (values: ChangeRequest, name: string) =>
      asShown(values)[name as keyof TicketView] === now[name as keyof TicketView];
    const names = Object.keys(waiting.values);
    // Also when only the answer was lost.
    if (names.every((name) => has(waiting.values, name))) return "done";
    if (time - waiting.at > waitsFor) return "late";
    return names.every((name) => !(name in waiting.before) || has(waiting.before, name)) ? "send" : "changed";
  }
  if (time - waiting.at > waitsFor) return "late";
  const at = now.messages.findIndex(({ id }) => id === waiting.seen);
  // The same words: the server took them before, and answers the same key as it did then.
  const newer = now.messages.slice(at + 1).filter(({ body }) => body.trim() !== waiting.body.trim());
  return waiting.seen !== "" && newer.length > 0 ? "changed" : "send";
}

function send(waiting: Waiting, now: TicketView): Promise<unknown> {
  if (waiting.kind === "fields") return sendFields(waiting, now);
  return sendText(waiting);
}

const sendFields = ({ ticket, values }: WaitingFields, { version }: TicketView) =>
  changeTicket(ticket, values, ifMatch(version));

/** The same request as the composer's, or its key would be refused. */
function sendText({ id, kind, ticket, body, attachments, seen }: WaitingText) {
  const files = attachments.length > 0 ? { attachments } : {};
  const request = { body, ...files, ...(seen ? { last_seen: seen } : {}) };
  return kind === "reply" ? replyToTicket(ticket, request, idempotent(id)) : addNote(ticket, request, idempotent(id));
}

/** Whether it will be tried again by itself: away, asked to sign in, too busy, or being worked on under the same key. */
function isPassing({ problem }: ProblemError) {
  return [0, 401, 429, 502, 503, 504].includes(problem.status) || problem.code === "idempotency-running";
}

async function sendOne(waiting: Waiting): Promise<"next" | "stop"> {
  try {
    const now = await getTicket(waiting.ticket, { cache: "no-store" });
    const what = verdict(waiting, now, Date.now());
    if (what === "late" || what === "changed") holdBack(waiting.id, what);
    if (what === "send") await send(waiting, now);
    if (what === "send" || what === "done") dropWaiting(waiting.id);
    return "next";
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (isPassing(error)) return "stop";
    if (error.problem.status === 412 || error.problem.code === "stale-thread") holdBack(waiting.id, "changed");
    else holdBack(waiting.id, { refused: error.problem.title || error.problem.code });
    return "next";
  }
}

let isSending = false;

/** Sends what waits, one after the other in the order of making; what cannot go out stays, with the reason. Calls `sent`
 * after each request that has changed. One tab sends for all where the browser can arrange that. */
export async function sendWaiting(sent: (ticket: string) => void) {
  if (isSending) return;
  isSending = true;
  const work = async () => {
    for (const waiting of outbox.list().filter(({ held }) => !held)) {
      if (!outbox.list().some(({ id, held }) => id === waiting.id && !held)) continue;
      if ((await sendOne(waiting)) === "stop") return;
      sent(waiting.ticket);
    }
  };
  try {
    if (navigator.locks) await navigator.locks.request("podpora.outbox", work);
    else await work();
  } finally {
    isSending = false;
  }
}
