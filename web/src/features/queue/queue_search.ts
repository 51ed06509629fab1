/** The filters of the queue, as they stand in the address. Without any: everything that is not finished. */
export interface QueueSearch {
  state?: string;
  assignee?: string;
  text?: string;
  /** Without: what is due first. */
  order?: "updated";
}

const known = ["waiting_customer", "waiting_upstream", "resolved", "closed", "all"];

export function queueSearch(search: Record<string, unknown>): QueueSearch {
  const state = known.find((each) => each === search.state);
  const assignee = typeof search.assignee === "string" && search.assignee ? search.assignee : undefined;
  const text = typeof search.text === "string" && search.text ? search.text : undefined;
  const order = search.order === "updated" ? "updated" : undefined;
  return { state, assignee, text, order };
}

/** Nothing is due on what is done: those lists begin with what was touched last. */
export function hasDueOrder({ state }: QueueSearch): boolean {
  return state === undefined || state.startsWith("waiting");
}

export function isFiltered(search: QueueSearch): boolean {
  return Boolean(search.state ?? search.assignee ?? search.text);
}
