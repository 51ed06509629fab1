import type { QueryClient } from "@tanstack/react-query";
import { getMailIdentity, listMailSenders } from "../../client/api.ts";

export const identityQuery = { queryKey: ["mail-identity"], queryFn: () => getMailIdentity() };
export const sendersQuery = { queryKey: ["mail-senders"], queryFn: () => listMailSenders() };

/** Which of them is the default shows in the desk's own address too. */
export function sendersChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["ticket-sender"] });
  queryClient.invalidateQueries({ queryKey: identityQuery.queryKey });
  return queryClient.invalidateQueries({ queryKey: sendersQuery.queryKey });
}
