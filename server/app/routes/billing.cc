#include "app/https.h"
#include "app/routes.h"
#include "features/billing/http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using enum Permission;

void add_billing_routes(http::Routes& r, Https const& h) {
  using B = billing::Http;
  using I = billing::InvoiceHttp;
  r.get("getSeller", "/api/v1/billing/seller", kChargeRead, *h.billing, &B::get_seller);
  r.put("setSeller", "/api/v1/billing/seller", kChargeWrite, *h.billing, &B::set_seller);
  r.get("getBuyer", "/api/v1/customers/{id}/billing", kChargeRead, *h.billing, &B::get_buyer);
  r.put("setBuyer", "/api/v1/customers/{id}/billing", kChargeWrite, *h.billing, &B::set_buyer);
  r.get("listBillingRuns", "/api/v1/billing-runs", kChargeRead, *h.billing, &B::list_runs);
  r.post("startBillingRun", "/api/v1/billing-runs", kChargeWrite, *h.billing, &B::start_run);
  r.get("getBillingRun", "/api/v1/billing-runs/{id}", kChargeRead, *h.billing, &B::get_run);
  r.post("approveBillingRun", "/api/v1/billing-runs/{id}/approve", kChargeWrite, *h.billing, &B::approve_run);
  r.post("reopenBillingRun", "/api/v1/billing-runs/{id}/reopen", kChargeWrite, *h.billing, &B::reopen_run);
  r.post("lockBillingRun", "/api/v1/billing-runs/{id}/lock", kChargeWrite, *h.billing, &B::lock_run);
  r.del("dropBillingRun", "/api/v1/billing-runs/{id}", kChargeWrite, *h.billing, &B::drop_run);
  r.get("getBillingRunCsv", "/api/v1/billing-runs/{id}/lines.csv", kChargeRead, *h.billing, &B::run_csv);
  r.get("listInvoices", "/api/v1/invoices", kChargeRead, *h.invoices, &I::list);
  r.get("getInvoice", "/api/v1/invoices/{id}", kChargeRead, *h.invoices, &I::get);
  r.get("getInvoicePdf", "/api/v1/invoices/{id}/invoice.pdf", kChargeRead, *h.invoices, &I::pdf);
  r.get("getInvoiceUbl", "/api/v1/invoices/{id}/invoice.xml", kChargeRead, *h.invoices, &I::ubl);
  r.get("getInvoiceCsv", "/api/v1/invoices/{id}/lines.csv", kChargeRead, *h.invoices, &I::csv);
  r.post("mailInvoice", "/api/v1/invoices/{id}/mail", kChargeWrite, *h.invoices, &I::mail);
  r.post("creditInvoice", "/api/v1/invoices/{id}/credit", kChargeWrite, *h.invoices, &I::credit);
  r.get("getMargin", "/api/v1/margin", kChargeRead, *h.invoices, &I::margin);
  r.get("getMarginCsv", "/api/v1/margin.csv", kChargeRead, *h.invoices, &I::margin_csv);
  r.get("listPortalInvoices", "/api/v1/portal/invoices", kPortalRead, *h.invoices, &I::portal_list);
  r.get("getPortalInvoicePdf", "/api/v1/portal/invoices/{id}/invoice.pdf", kPortalRead, *h.invoices, &I::portal_pdf);
  r.get("getPortalInvoiceUbl", "/api/v1/portal/invoices/{id}/invoice.xml", kPortalRead, *h.invoices, &I::portal_ubl);
}

}  // namespace podpora::app
