import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { hearPresence } from "./row_presence.tsx";

/** What the server tells, as it happens. */
export type LiveMessage =
  | { type: "reset" }
  | { type: "ticket"; kind: string; ticket: string; by: string }
  | { type: "presence"; ticket: string; person: string; name: string; state: string };

type Listener = (message: LiveMessage) => void;
const listeners = new Set<Listener>();
const address = "/api/v1/events";
const again = 15_000;

export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tellAll(message: LiveMessage) {
  for (const listener of listeners) listener(message);
}

/** Reads the stream and hands each message on. A browser takes up a stream that broke by itself, behind the last message;
 * one that was refused (an ended session, a full server) is asked for again here. Returns how to stop. */
function listen(hear: (message: LiveMessage) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const parsed = (event: MessageEvent<string>) => JSON.parse(event.data) as Record<string, string>;
  const begin = () => {
    source = new EventSource(address);
    source.addEventListener("reset", () => hear({ type: "reset" }));
    source.addEventListener("ticket", (event) => hear({ ...parsed(event), type: "ticket" } as LiveMessage));
    source.addEventListener("presence", (event) => hear({ ...parsed(event), type: "presence" } as LiveMessage));
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(begin, again);
    });
  };
  begin();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** One stream for all tabs of the browser, where it can arrange that: HTTP/1.1 has six connections for all of them. */
function connect(person: string): () => void {
  const name = `podpora.live.${person}`;
  if (!navigator.locks || !window.BroadcastChannel) return listen(tellAll);
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event) => tellAll(event.data as LiveMessage);
  const left = new AbortController();
  let stop = () => {};
  const held = new Promise<void>((resolve) => left.signal.addEventListener("abort", () => resolve()));
  navigator.locks
    .request(name, { signal: left.signal }, () => {
      stop = listen((message) => {
        tellAll(message);
        channel.postMessage(message);
      });
      return held;
    })
    .catch(() => {});
  return () => {
    left.abort();
    stop();
    channel.close();
  };
}

const gather = 400;

/** What is on the screen of what has changed is asked for again; several changes at once only once. */
function refreshOn(queryClient: QueryClient): Listener {
  const waiting = new Map<string, string[]>();
  const refresh = () => {
    for (const queryKey of waiting.values()) queryClient.invalidateQueries({ queryKey });
    waiting.clear();
  };
  const later = (...key: string[]) => {
    if (waiting.size === 0) setTimeout(refresh, gather);
    waiting.set(key.join("."), key);
  };
  return (message) => {
    if (message.type === "presence") return;
    later("tickets");
    if (message.type === "reset") return later("ticket");
    for (const name of ["ticket", "mails", "clocks"]) later(name, message.ticket);
  };
}

/** Keeps the agent app up to date as long as it is open. */
export function useLive(person: string | null | undefined) {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!person) return;
    const stopRefresh = onLive(refreshOn(queryClient));
    const stopPresence = onLive(hearPresence);
    const disconnect = connect(person);
    return () => {
      stopRefresh();
      stopPresence();
      disconnect();
    };
  }, [person, queryClient]);
}
