import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { countViews, listViews } from "../../client/api.ts";

const refresh = 20_000;

export const viewsQuery = queryOptions({ queryKey: ["views"], queryFn: () => listViews(), staleTime: 60_000 });

/** Under "tickets", so that whatever changes a ticket has the counts asked for again. */
export const countsQuery = queryOptions({
  queryKey: ["tickets", "counts"],
  queryFn: () => countViews(),
  refetchInterval: refresh,
});

export function viewsChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["views"] });
  queryClient.invalidateQueries({ queryKey: ["tickets", "counts"] });
}
