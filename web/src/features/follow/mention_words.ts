/** What stands behind the `@` at which somebody writes now. */
export interface Begun {
  from: number;
  typed: string;
}

const longest = 40;

/** An `@` at the beginning of a word before the caret, with what was typed of a name so far; a name may have blanks. */
export function begunMention(text: string, caret: number): Begun | null {
  const found = /(^|[^\p{L}\p{N}_])@([\p{L}\p{N}_.'-]*(?: [\p{L}\p{N}_.'-]*)?)$/u.exec(
    text.slice(Math.max(0, caret - longest), caret),
  );
  if (!found) return null;
  const typed = found[2] ?? "";
  return { from: caret - typed.length - 1, typed };
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whose name, or a word of it, begins so; accents do not matter. */
export function matching<P extends { name: string }>(people: P[], typed: string): P[] {
  const wanted = folded(typed);
  return people.filter(({ name }) => {
    const whole = folded(name);
    return whole.startsWith(wanted) || whole.split(" ").some((word) => word.startsWith(wanted));
  });
}

/** What is written for a person: the name, or the id where two have one name. */
export function wordFor(person: { id: string; name: string }, people: { name: string }[]): string {
  return people.filter(({ name }) => name === person.name).length > 1 ? person.id : person.name;
}
