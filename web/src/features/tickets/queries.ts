import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { getRulebook, getTicket } from "../../client/api.ts";

const refresh = 20_000;

export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: ["ticket", id], queryFn: () => getTicket(id), refetchInterval: refresh });

export const rulebookQuery = queryOptions({
  queryKey: ["rulebook"],
  queryFn: () => getRulebook(),
  staleTime: 600_000,
});

/** After a change of a ticket: what hangs on it is asked for again. */
export function ticketChanged(queryClient: QueryClient, id: string) {
  queryClient.invalidateQueries({ queryKey: ["ticket", id] });
  queryClient.invalidateQueries({ queryKey: ["tickets"] });
}
