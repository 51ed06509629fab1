import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { listServiceRequests } from "../../client/api.ts";
import { ticketChanged } from "../tickets/queries.ts";

export const serviceRequestsQuery = (ticket: string) =>
  queryOptions({ queryKey: ["service-requests", ticket], queryFn: () => listServiceRequests(ticket) });

/** After a change of a service request: the ticket, the balances and the route may look different. */
export function requestChanged(queryClient: QueryClient, ticket: string) {
  ticketChanged(queryClient, ticket);
  queryClient.invalidateQueries({ queryKey: serviceRequestsQuery(ticket).queryKey });
  for (const part of ["route", "entitlements", "ledger"]) queryClient.invalidateQueries({ queryKey: [part] });
}
