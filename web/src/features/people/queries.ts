import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { listInvitations, listLeftAgents } from "../../client/api.ts";
import { agentsQuery } from "../session/queries.ts";

export const invitationsQuery = queryOptions({ queryKey: ["invitations"], queryFn: () => listInvitations() });

export const leftAgentsQuery = queryOptions({ queryKey: ["agents", "left"], queryFn: () => listLeftAgents() });

/** Somebody is called or may do something else, works here no more, or again. */
export function agentsChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: agentsQuery.queryKey });
  queryClient.invalidateQueries({ queryKey: ["teams"] });
}

/** Somebody was invited, or is not any more: so the guide may have come further. */
export function invitationsChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["setup-guide"] });
  return queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
}
