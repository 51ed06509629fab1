import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { listFacts, listOverrides } from "../../client/api.ts";

/** The facts in force at a day, `2026-11-27`; now without one. */
export const factsQuery = (day: string) =>
  queryOptions({
    queryKey: ["facts", day],
    queryFn: () => listFacts(day ? { at: `${day}T12:00:00Z` } : {}),
  });

export const overridesQuery = queryOptions({ queryKey: ["overrides"], queryFn: () => listOverrides() });

/** Everything that is decided by rules may be different now. */
export function rulesChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries();
}
