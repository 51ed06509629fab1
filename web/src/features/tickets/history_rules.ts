import type { HistoryView, MessageView } from "../../client/api.ts";

export type Entry = HistoryView["items"][number];

/** A conversation with what happened before each message and after the last one. */
export interface Placed {
  message: MessageView | null;
  before: Entry[];
}

/** Puts each entry before the first message that was written after it. That the request was opened its first message says. */
export function place(messages: MessageView[], entries: Entry[]): Placed[] {
  const left = entries.filter(({ kind }) => kind !== "opened");
  const placed: Placed[] = messages.map((message) => {
    const isLater = left.findIndex(({ at }) => at > message.created_at);
    return { message, before: left.splice(0, isLater < 0 ? left.length : isLater) };
  });
  return left.length > 0 ? [...placed, { message: null, before: left }] : placed;
}
