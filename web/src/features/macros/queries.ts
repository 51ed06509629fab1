import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { fillSnippets, listSnippets } from "../../client/api.ts";

export const snippetsQuery = queryOptions({ queryKey: ["snippets"], queryFn: () => listSnippets() });

/** The snippets as they stand on one request, with what is known of it filled in. */
export const filledQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["ticket", ticket, "snippets"],
    queryFn: () => fillSnippets(ticket),
    staleTime: 60_000,
  });

export function snippetsChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["snippets"] });
  queryClient.invalidateQueries({ queryKey: ["ticket"] });
}
