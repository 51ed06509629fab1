import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { getEntitlementLedger, listEntitlements, listEntitlementWarnings } from "../../client/api.ts";

export const entitlementsQuery = queryOptions({ queryKey: ["entitlements"], queryFn: () => listEntitlements() });

/** The ledger; with an instant, as it was then. */
export const ledgerQuery = (id: string, at?: string) =>
  queryOptions({ queryKey: ["ledger", id, at ?? ""], queryFn: () => getEntitlementLedger(id, at ? { at } : {}) });

export const warningsQuery = queryOptions({
  queryKey: ["entitlement-warnings"],
  queryFn: () => listEntitlementWarnings(),
});

/** After a change of what is held: balances, warnings and routes may look different. */
export function entitlementsChanged(queryClient: QueryClient) {
  for (const part of ["entitlements", "ledger", "entitlement-warnings", "route"]) {
    queryClient.invalidateQueries({ queryKey: [part] });
  }
}
