import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { fillSnippets, listMacros, listSnippets } from "../../client/api.ts";

export const snippetsQuery = queryOptions({ queryKey: ["snippets"], queryFn: () => listSnippets() });

/** The snippets as they stand on one request, with what is known of it filled in. */
export const filledQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["ticket", ticket, "snippets"],
    queryFn: () => fillSnippets(ticket),
    staleTime: 60_000,
  });

export const macrosQuery = queryOptions({ queryKey: ["macros"], queryFn: () => listMacros() });

export function macrosChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["macros"] });
}

export function snippetsChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["snippets"] });
  queryClient.invalidateQueries({ queryKey: ["ticket"] });
}
