import { queryOptions } from "@tanstack/react-query";
import {
  getPortalSatisfaction,
  getSatisfactionTerms,
  getTicketSatisfaction,
  type ListSatisfactionParams,
  listSatisfaction,
} from "../../client/api.ts";

export const answersQuery = (asked: ListSatisfactionParams) =>
  queryOptions({ queryKey: ["satisfaction", "list", asked], queryFn: () => listSatisfaction(asked) });

export const ticketAnswersQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["satisfaction", "ticket", ticket],
    queryFn: () => getTicketSatisfaction(ticket),
    refetchInterval: 30_000,
  });

export const termsQuery = queryOptions({ queryKey: ["satisfaction", "terms"], queryFn: () => getSatisfactionTerms() });

export const portalQuestionQuery = (ticket: string) =>
  queryOptions({ queryKey: ["portal", "satisfaction", ticket], queryFn: () => getPortalSatisfaction(ticket) });
