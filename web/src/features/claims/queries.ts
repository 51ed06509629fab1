import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  type ClaimGroup,
  type ClaimView,
  getClaim,
  getClaimSettings,
  listClaims,
  listCustomerClaims,
  listTicketClaims,
} from "../../client/api.ts";
import { http } from "../../client/http.ts";

export const claimsQuery = (group: ClaimGroup) =>
  queryOptions({ queryKey: ["claims", { group }], queryFn: () => listClaims({ group, limit: 100 }) });

export const claimQuery = (id: string) => queryOptions({ queryKey: ["claim", id], queryFn: () => getClaim(id) });

export const ticketClaimsQuery = (ticket: string) =>
  queryOptions({ queryKey: ["claims", { ticket }], queryFn: () => listTicketClaims(ticket) });

export const customerClaimsQuery = (customer: string) =>
  queryOptions({ queryKey: ["claims", { customer }], queryFn: () => listCustomerClaims(customer) });

export const claimSettingsQuery = queryOptions({ queryKey: ["claim-settings"], queryFn: () => getClaimSettings() });

/** After a claim became something else. */
export function claimChanged(queryClient: QueryClient, claim: ClaimView) {
  queryClient.setQueryData(["claim", claim.claim.id], claim);
  queryClient.invalidateQueries({ queryKey: ["claims"] });
}

/** Sends a file as it is: the generated client knows only JSON bodies. */
export function addProofFile(claim: string, kind: string, origin: string, file: File): Promise<ClaimView> {
  const query = new URLSearchParams({ name: file.name, kind, origin });
  return http<ClaimView>(`/api/v1/claims/${encodeURIComponent(claim)}/proof-files?${query}`, {
    method: "POST",
    headers: { "Content-Type": file.type || "application/octet-stream" },
    body: file,
  });
}
