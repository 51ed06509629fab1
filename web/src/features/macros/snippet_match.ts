import type { FilledSnippet } from "../../client/api.ts";

/** What was typed behind a stroke at the beginning of a word, and where the stroke stands. */
export interface Asked {
  from: number;
  to: number;
  words: string;
}

const longest = 40;

/** What the text before the caret asks for; null when it asks for no snippet. */
export function askedAt(text: string, caret: number): Asked | null {
  const found = /(^|\s)\/([^\s/]*)$/.exec(text.slice(0, caret));
  if (!found) return null;
  const words = found[2] ?? "";
  return words.length > longest ? null : { from: caret - words.length - 1, to: caret, words };
}

/** Without case and accents: `dekuji` finds Děkuji. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The snippets that have what was typed: those whose name begins so, whose name has it, then whose text has it. */
export function matching(all: FilledSnippet[], words: string): FilledSnippet[] {
  const wanted = plain(words);
  const rank = ({ name, body }: FilledSnippet) => {
    const at = plain(name).indexOf(wanted);
    if (at === 0) return 0;
    if (at > 0) return 1;
    return plain(body).includes(wanted) ? 2 : 3;
  };
  return all
    .map((snippet) => ({ snippet, rank: rank(snippet) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ snippet }) => snippet);
}
