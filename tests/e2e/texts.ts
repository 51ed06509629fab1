import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "./browser.ts";

const entry = /^msgid "(.+)"\nmsgstr "(.*)"$/gm;

/** The words of a screen in a language, by their ids in the catalogue. Only for texts without fields. */
export function texts(language: Language): (id: string) => string {
  const file = readFileSync(join(import.meta.dirname, `../../i18n/${language}.po`), "utf8");
  const all = new Map([...file.matchAll(entry)].map(([, id = "", text = ""]) => [id, text]));
  return (id) => {
    const text = all.get(id);
    if (text === undefined) throw new Error(`no text ${id}`);
    return text;
  };
}
