import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { listInvitations } from "../../client/api.ts";

export const invitationsQuery = queryOptions({ queryKey: ["invitations"], queryFn: () => listInvitations() });

/** Somebody was invited, or is not any more: so the guide may have come further. */
export function invitationsChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["setup-guide"] });
  return queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
}
