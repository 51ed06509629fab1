#include "app/routes.h"

#include "app/https.h"
#include "features/charges/approval_http.h"
#include "features/charges/http.h"
#include "features/charges/lines_http.h"
#include "features/charges/terms_http.h"
#include "features/charges/wallet_http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

namespace {

void add_time(http::Routes& r, Https const& h) {
  using H = charges::Http;
  r.get("previewPrice", "/api/v1/tickets/{id}/price", kTimeRecord, *h.charges, &H::preview);
  r.post("recordTime", "/api/v1/tickets/{id}/time", kTimeRecord, *h.charges, &H::record);
  r.put("changeTime", "/api/v1/time-entries/{id}", kTimeRecord, *h.charges, &H::change);
  r.del("deleteTime", "/api/v1/time-entries/{id}", kTimeRecord, *h.charges, &H::remove);
  r.get("getTimeHistory", "/api/v1/time-entries/{id}/history", kTicketRead, *h.charges, &H::history);
  r.get("listStopwatches", "/api/v1/stopwatches", kTimeRecord, *h.charges, &H::stopwatches);
  r.post("startStopwatch", "/api/v1/tickets/{id}/stopwatch/start", kTimeRecord, *h.charges, &H::start);
  r.post("pauseStopwatch", "/api/v1/tickets/{id}/stopwatch/pause", kTimeRecord, *h.charges, &H::pause);
  r.post("discardStopwatch", "/api/v1/tickets/{id}/stopwatch/discard", kTimeRecord, *h.charges, &H::discard);
  r.get("listCharges", "/api/v1/tickets/{id}/charges", kTicketRead, *h.charges, &H::list);
}

void add_lines_and_terms(http::Routes& r, Https const& h) {
  using charges::LinesHttp;
  using charges::TermsHttp;
  r.post("addCharge", "/api/v1/tickets/{id}/charges", kChargeWrite, *h.charge_lines, &LinesHttp::add);
  r.post("voidCharge", "/api/v1/charges/{id}/void", kChargeWrite, *h.charge_lines, &LinesHttp::make_void);
  r.post("makeFees", "/api/v1/fees", kChargeWrite, *h.charge_lines, &LinesHttp::fees);
  r.get("getChargeTerms", "/api/v1/charge-terms", kChargeRead, *h.charge_terms, &TermsHttp::get);
  r.put("setChargeTerms", "/api/v1/charge-terms", kChargeWrite, *h.charge_terms, &TermsHttp::set);
  r.get("listWorkTypes", "/api/v1/tickets/{id}/work-types", kTicketRead, *h.charge_terms, &TermsHttp::work_types);
}

void add_wallets(http::Routes& r, Https const& h) {
  using W = charges::WalletHttp;
  r.get("listWallets", "/api/v1/customers/{id}/wallets", kChargeRead, *h.wallets, &W::list);
  r.post("openWallet", "/api/v1/customers/{id}/wallets", kChargeWrite, *h.wallets, &W::open);
  r.get("getWallet", "/api/v1/wallets/{id}", kChargeRead, *h.wallets, &W::get);
  r.put("changeWallet", "/api/v1/wallets/{id}", kChargeWrite, *h.wallets, &W::change);
  r.post("topUpWallet", "/api/v1/wallets/{id}/top-up", kChargeWrite, *h.wallets, &W::add);
  r.post("adjustWallet", "/api/v1/wallets/{id}/adjust", kChargeWrite, *h.wallets, &W::adjust);
  r.get("listPortalWallets", "/api/v1/portal/wallets", kPortalRead, *h.wallets, &W::portal_list);
}

void add_approvals(http::Routes& r, Https const& h) {
  using A = charges::ApprovalHttp;
  r.get("listApprovals", "/api/v1/tickets/{id}/approvals", kTicketRead, *h.approvals, &A::of_ticket);
  r.post("askApproval", "/api/v1/tickets/{id}/approvals", kTimeRecord, *h.approvals, &A::ask);
  r.get("listPortalApprovals", "/api/v1/portal/approvals", kPortalRead, *h.approvals, &A::portal_list);
  r.post("decidePortalApproval", "/api/v1/portal/approvals/{id}/decision", kPortalWrite, *h.approvals,
         &A::portal_decide);
  // Whoever holds the mailed token: it is 256 bits, and stands in the body.
  r.post("lookAtApproval", "/api/v1/approval-links/look", Access::everyone(), *h.approvals, &A::look);
  r.post("decideApproval", "/api/v1/approval-links/decision", Access::everyone(), *h.approvals, &A::decide_by_link);
}

}  // namespace

void add_charges_routes(http::Routes& r, Https const& h) {
  add_time(r, h);
  add_lines_and_terms(r, h);
  add_wallets(r, h);
  add_approvals(r, h);
}

}  // namespace podpora::app
