#include "app/https.h"
#include "app/routes.h"
#include "features/claims/http.h"
#include "features/diagnosis/http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using enum Permission;

void add_claims_routes(http::Routes& r, Https const& h) {
  using C = claims::Http;
  r.get("listClaims", "/api/v1/claims", kEntitlementRead, *h.claims, &C::list);
  r.get("listTicketClaims", "/api/v1/tickets/{id}/claims", kEntitlementRead, *h.claims, &C::of_ticket);
  r.post("startTicketClaim", "/api/v1/tickets/{id}/claims", kTicketEscalate, *h.claims, &C::start_of_ticket);
  r.get("listCustomerClaims", "/api/v1/customers/{id}/claims", kEntitlementRead, *h.claims, &C::of_customer);
  r.post("startCustomerClaim", "/api/v1/customers/{id}/claims", kTicketEscalate, *h.claims, &C::start_of_customer);
  r.get("getClaim", "/api/v1/claims/{id}", kEntitlementRead, *h.claims, &C::get);
  r.patch("changeClaim", "/api/v1/claims/{id}", kTicketEscalate, *h.claims, &C::change);
  r.post("addClaimProof", "/api/v1/claims/{id}/proofs", kTicketEscalate, *h.claims, &C::add_proof);
  r.post("addClaimProofFile", "/api/v1/claims/{id}/proof-files", kTicketEscalate, *h.claims, &C::add_proof_file,
         diagnosis::kFileMax);
  r.get("getClaimProof", "/api/v1/claims/{id}/proofs/{proof}", kEntitlementRead, *h.claims, &C::get_proof);
  r.del("removeClaimProof", "/api/v1/claims/{id}/proofs/{proof}", kTicketEscalate, *h.claims, &C::remove_proof);
  r.post("makeClaimReady", "/api/v1/claims/{id}/ready", kTicketEscalate, *h.claims, &C::make_ready);
  r.post("fileClaim", "/api/v1/claims/{id}/file", kTicketEscalate, *h.claims, &C::file);
  r.post("answerClaim", "/api/v1/claims/{id}/answer", kTicketEscalate, *h.claims, &C::answer);
  r.post("passOnClaim", "/api/v1/claims/{id}/pass-on", kChargeWrite, *h.claims, &C::pass_on);
  r.post("takeBackClaim", "/api/v1/claims/{id}/take-back", kChargeWrite, *h.claims, &C::take_back);
  r.post("withdrawClaim", "/api/v1/claims/{id}/withdraw", kTicketEscalate, *h.claims, &C::withdraw);
  r.post("closeClaim", "/api/v1/claims/{id}/close", kTicketEscalate, *h.claims, &C::close);
  r.get("getClaimMarkdown", "/api/v1/claims/{id}/packet.md", kEntitlementRead, *h.claims, &C::packet_markdown);
  r.get("getClaimJson", "/api/v1/claims/{id}/packet.json", kEntitlementRead, *h.claims, &C::packet_json);
  r.get("printClaim", "/api/v1/claims/{id}/packet.html", kEntitlementRead, *h.claims, &C::packet_print);
  r.get("getClaimSettings", "/api/v1/claim-settings", kEntitlementRead, *h.claims, &C::get_settings);
  r.put("setClaimSettings", "/api/v1/claim-settings", kDeskManage, *h.claims, &C::set_settings);
  r.get("listPortalClaims", "/api/v1/portal/claims", kPortalRead, *h.claims, &C::portal_list);
}

}  // namespace podpora::app
