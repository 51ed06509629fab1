import type { QueryClient } from "@tanstack/react-query";
import { listMailboxes } from "../../client/api.ts";

/** The state changes by itself: while the page is open it is asked for again. */
export const mailboxesQuery = {
  queryKey: ["mailboxes"],
  queryFn: () => listMailboxes(),
  refetchInterval: 10_000,
};

export function mailboxesChanged(queryClient: QueryClient) {
  return queryClient.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
}
