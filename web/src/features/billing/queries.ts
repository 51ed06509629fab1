import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  getBillingRun,
  getBuyer,
  getInvoice,
  getMargin,
  getSeller,
  listBillingRuns,
  listInvoices,
} from "../../client/api.ts";

export const runsQuery = queryOptions({ queryKey: ["billing-runs"], queryFn: () => listBillingRuns() });
export const runQuery = (id: string) =>
  queryOptions({ queryKey: ["billing-runs", id], queryFn: () => getBillingRun(id) });
export const invoicesQuery = (customer?: string) =>
  queryOptions({
    queryKey: ["invoices", customer ?? ""],
    queryFn: () => listInvoices(customer ? { customer } : {}),
  });
export const invoiceQuery = (id: string) => queryOptions({ queryKey: ["invoice", id], queryFn: () => getInvoice(id) });
export const sellerQuery = queryOptions({ queryKey: ["seller"], queryFn: () => getSeller() });
export const buyerQuery = (customer: string) =>
  queryOptions({ queryKey: ["buyer", customer], queryFn: () => getBuyer(customer) });
export const marginQuery = queryOptions({ queryKey: ["margin"], queryFn: () => getMargin() });

/** After a run or an invoice changed: lists, previews and sums may look different. */
export function billingChanged(queryClient: QueryClient) {
  for (const part of ["billing-runs", "invoices", "invoice", "margin"]) {
    queryClient.invalidateQueries({ queryKey: [part] });
  }
}
