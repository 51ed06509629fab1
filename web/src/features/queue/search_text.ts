/** The terms of a search as they stand in its text: `field:"a value"`, `"a phrase"`, `word`, each with or without `-`. */
const term = /-?(?:[a-z]+:)?(?:"[^"]*"?|\S+)/gi;

function isOf(text: string, field: string) {
  return text.toLowerCase().startsWith(`${field}:`);
}

/** The value of an operator, when the search has it exactly once and not turned around. */
export function operatorOf(search: string, field: string): string | undefined {
  const found = (search.match(term) ?? []).filter((each) => isOf(each.replace(/^-/, ""), field));
  const only = found.length === 1 ? found[0] : undefined;
  if (!only || only.startsWith("-")) return undefined;
  return only.slice(field.length + 1).replaceAll('"', "");
}

/** The search with this operator in the place of whatever it had of it; without a value it has none. */
export function withOperator(search: string, field: string, value: string | undefined): string {
  const others = (search.match(term) ?? []).filter((each) => !isOf(each.replace(/^-/, ""), field));
  const written = value && /\s/.test(value) ? `"${value}"` : value;
  return (written ? [...others, `${field}:${written}`] : others).join(" ");
}

/** Whether the list can begin with what is due: words bring the newest first, and nothing is due on what is done. */
export function hasDueOrder(search: string): boolean {
  const terms = search.match(term) ?? [];
  const state = operatorOf(search, "state") ?? "unfinished";
  const isDone = ["resolved", "closed", "any"].some((each) => state.toLowerCase().split(",").includes(each));
  const hasState = terms.some((each) => isOf(each.replace(/^-/, ""), "state"));
  const isPlain = !hasState || operatorOf(search, "state") !== undefined;
  return isPlain && !isDone && terms.every((each) => /^-?[a-z_]+:(?!\/\/)./i.test(each));
}

/** Where the queue shows what that search finds. */
export const queueOf = (q: string) => `/queue?q=${encodeURIComponent(q)}`;
