import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  getHealthIssue,
  getKnownIssue,
  getTicketHealth,
  listHealthIssues,
  listIssueCauses,
  listKnownIssues,
} from "../../client/api.ts";

const refresh = 30_000;

export const healthIssuesQuery = queryOptions({
  queryKey: ["health"],
  queryFn: () => listHealthIssues({ limit: 100 }),
  refetchInterval: refresh,
});

export const healthIssueQuery = (id: string) =>
  queryOptions({ queryKey: ["health", id], queryFn: () => getHealthIssue(id), refetchInterval: refresh });

export const knownIssuesQuery = queryOptions({
  queryKey: ["known-issues"],
  queryFn: () => listKnownIssues({}),
  refetchInterval: refresh,
});

export const knownIssueQuery = (id: string) =>
  queryOptions({ queryKey: ["known-issues", id], queryFn: () => getKnownIssue(id), refetchInterval: refresh });

/** What it can be resolved with: that follows its requests. */
export const issueCausesQuery = (id: string) =>
  queryOptions({ queryKey: ["known-issues", id, "causes"], queryFn: () => listIssueCauses(id), staleTime: 0 });

export const ticketHealthQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["ticket-health", ticket],
    queryFn: () => getTicketHealth(ticket),
    refetchInterval: refresh,
  });

/** After something about health or known issues changed: whatever shows it is asked for again. */
export function healthChanged(queryClient: QueryClient) {
  for (const key of ["health", "known-issues", "ticket-health", "runbook", "ticket", "tickets"]) {
    queryClient.invalidateQueries({ queryKey: [key] });
  }
}
