import { useSyncExternalStore } from "react";
import { keep, kept } from "../../texts/kept.ts";

const listeners = new Set<() => void>();

/** Texts of browsers that may not store any: they last as long as the page. */
const unstored = new Map<string, string>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(key: string) {
  return unstored.get(key) ?? kept(`draft.${key}`) ?? "";
}

function write(key: string, text: string) {
  keep(`draft.${key}`, text);
  if ((kept(`draft.${key}`) ?? "") === text) unstored.delete(key);
  else unstored.set(key, text);
  for (const tell of listeners) tell();
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

/** A text that this browser keeps until it is sent: closing the tab or an ended session loses nothing. */
export function useDraft(key: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => read(key));
  return [text, (next) => write(key, next)];
}
