import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  getOpportunityReport,
  getReviewSchedule,
  type ListAcrossTicketsParams,
  type LookAcrossParams,
  listAcrossTickets,
  listAllSignals,
  listOpportunities,
  listOpportunityOwners,
  listSignalRules,
  lookAcross,
  type OpportunityState,
  proposeCauses,
  type RuleCode,
} from "../../client/api.ts";

export const causesQuery = (ticket: string) =>
  queryOptions({ queryKey: ["ticket", ticket, "causes"], queryFn: () => proposeCauses(ticket), staleTime: 0 });

export const signalsQuery = (rule: string | undefined) =>
  queryOptions({
    queryKey: ["signals", { rule: rule ?? "" }],
    queryFn: () => listAllSignals({ limit: 100, ...(rule ? { rule: rule as RuleCode } : {}) }),
  });

export const signalRulesQuery = queryOptions({ queryKey: ["signal-rules"], queryFn: () => listSignalRules() });

/** After a signal became something else. */
export function signalsChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["signals"] });
  queryClient.invalidateQueries({ queryKey: ["customer"] });
}

/** Pages of them, newest first. */
export const opportunitiesQuery = (state: OpportunityState, owner: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["opportunities", { state, owner: owner ?? "" }],
    queryFn: ({ pageParam }) =>
      listOpportunities({ state, limit: 50, ...(owner ? { owner } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });

/** Who may take care of an opportunity. */
export const ownersQuery = queryOptions({
  queryKey: ["opportunity-owners"],
  queryFn: () => listOpportunityOwners(),
  staleTime: 300_000,
});

export const opportunitiesOfQuery = (customer: string) =>
  queryOptions({
    queryKey: ["opportunities", { customer }],
    queryFn: () => listOpportunities({ customer, limit: 100 }),
  });

export const opportunityReportQuery = queryOptions({
  queryKey: ["opportunities", "report"],
  queryFn: () => getOpportunityReport({}),
});

export const reviewScheduleQuery = (customer: string) =>
  queryOptions({
    queryKey: ["review-schedule", customer],
    queryFn: () => getReviewSchedule(customer),
  });

export const acrossQuery = (asked: LookAcrossParams) =>
  queryOptions({ queryKey: ["across", asked], queryFn: () => lookAcross(asked) });

export const acrossTicketsQuery = (filter: ListAcrossTicketsParams) =>
  queryOptions({ queryKey: ["across", "tickets", filter], queryFn: () => listAcrossTickets(filter) });

export function opportunitiesChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["opportunities"] });
  signalsChanged(queryClient);
}
