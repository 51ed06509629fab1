import { queryOptions } from "@tanstack/react-query";
import { getEntitlementLedger, listEntitlements } from "../../client/api.ts";

export const entitlementsQuery = queryOptions({ queryKey: ["entitlements"], queryFn: () => listEntitlements() });

export const ledgerQuery = (id: string) =>
  queryOptions({ queryKey: ["ledger", id], queryFn: () => getEntitlementLedger(id) });
