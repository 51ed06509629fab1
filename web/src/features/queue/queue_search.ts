/** What of the queue is shown, as it stands in the address: a view, a search in the place of the view's own, or both. */
export interface QueueSearch {
  view?: string;
  q?: string;
  /** Without: what is due first. */
  order?: "updated";
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

export function queueSearch(search: Record<string, unknown>): QueueSearch {
  // A number in the address is parsed as one.
  const q = typeof search.q === "number" ? String(search.q) : search.q;
  return {
    view: text(search.view),
    q: typeof q === "string" && (q !== "" || search.view) ? q : undefined,
    order: search.order === "updated" ? "updated" : undefined,
  };
}
