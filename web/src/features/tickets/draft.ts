import { useEffect, useSyncExternalStore } from "react";
import { type DraftKind, keepDraft, listDrafts } from "../../client/api.ts";
import { onReach } from "../../client/reach.ts";
import { keep, kept } from "../../texts/kept.ts";

// A text that is begun is kept in this browser at once. A reply or note on a ticket is kept on the server as well, a
// moment after the last key, from where it comes back on another machine. What the two had in common last (`base`) tells
// which of them is newer.

const pause = 800;
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Texts of browsers that may not store any: they last as long as the page. */
const unstored = new Map<string, string>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(name: string) {
  return unstored.get(name) ?? kept(name) ?? "";
}

function store(name: string, text: string) {
  keep(name, text);
  if ((kept(name) ?? "") === text) unstored.delete(name);
  else unstored.set(name, text);
}

const read = (key: string) => stored(`draft.${key}`);
const base = (key: string) => stored(`draft_base.${key}`);

function show(key: string, text: string) {
  store(`draft.${key}`, text);
  for (const tell of listeners) tell();
}

function write(key: string, text: string) {
  show(key, text);
  if (!onServer(key)) return;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => save(key), pause),
  );
}

/** The ticket and kind of a text that the server keeps, too. */
function onServer(key: string): { ticket: string; kind: DraftKind } | null {
  const [, ticket, kind] = /^(tkt_[a-z0-9]+)\.(reply|note)$/.exec(key) ?? [];
  return ticket && (kind === "reply" || kind === "note") ? { ticket, kind } : null;
}

/** Tells the server what stands here. Without an answer the text stays here, and is told with the next one. */
async function save(key: string, init: RequestInit = {}) {
  clearTimeout(timers.get(key));
  timers.delete(key);
  const text = read(key);
  const place = onServer(key);
  if (!place || text === base(key)) return;
  await keepDraft(place.ticket, place.kind, { body: text }, init).then(
    () => store(`draft_base.${key}`, text),
    () => {},
  );
}

/** Takes over what the server has. Two texts that were both changed are put one below the other: none is lost. */
export function merge(here: string, common: string, there: string): string {
  if (here === common || here === there) return there;
  if (there === common) return here;
  return here && there ? `${here.trimEnd()}\n\n${there}` : here || there;
}

async function fetchDraft(key: string) {
  const place = onServer(key);
  const drafts = place ? await listDrafts(place.ticket).catch(() => null) : null;
  if (!place || !drafts) return;
  const there = drafts.items.find((draft) => draft.kind === place.kind)?.body ?? "";
  const here = read(key);
  const merged = merge(here, base(key), there);
  store(`draft_base.${key}`, there);
  if (merged !== here) show(key, merged);
  if (merged !== there) save(key);
}

/** What is not saved yet goes along when the page is left or hidden. */
function saveAll() {
  for (const key of [...timers.keys()]) save(key, { keepalive: true });
}

/** Puts a text back into the box that it came from, above what was begun there meanwhile. */
export function putDraft(key: string, text: string) {
  const begun = read(key);
  write(key, begun ? `${text}\n\n${begun}` : text);
}

/** As `putDraft`, for what cannot be put together. */
export function replaceDraft(key: string, text: string) {
  write(key, text);
}

/** A text that is kept until it is sent: closing the tab, a crash or an ended session loses nothing. */
export function useDraft(key: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => read(key));
  useEffect(() => {
    if (!onServer(key)) return;
    fetchDraft(key);
    window.addEventListener("pagehide", saveAll);
    document.addEventListener("visibilitychange", saveAll);
    const stop = onReach((isReached) => {
      if (isReached) save(key);
    });
    return () => {
      stop();
      window.removeEventListener("pagehide", saveAll);
      document.removeEventListener("visibilitychange", saveAll);
      saveAll();
    };
  }, [key]);
  return [text, (next) => write(key, next)];
}
