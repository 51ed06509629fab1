import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { getRelations } from "../../client/api.ts";
import { ticketChanged } from "../tickets/queries.ts";

/** Under the ticket's own key, so that whatever happens to it asks for this again. */
export const relationsQuery = (id: string) =>
  queryOptions({ queryKey: ["ticket", id, "relations"], queryFn: () => getRelations(id) });

/** After a merge, a split or its end: everything of both is another one. */
export function bothChanged(queryClient: QueryClient, ...ids: string[]) {
  for (const id of ids) {
    ticketChanged(queryClient, id);
    for (const name of ["clocks", "people", "times", "charges", "requests"])
      queryClient.invalidateQueries({ queryKey: [name, id] });
  }
}
