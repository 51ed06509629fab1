#include "app/routes.h"

#include "app/https.h"
#include "features/entitlements/http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_entitlements_routes(http::Routes& r, Https const& h) {
  using E = entitlements::Http;
  r.get("listEntitlements", "/api/v1/entitlements", kEntitlementRead, *h.entitlements, &E::list);
  r.post("addEntitlement", "/api/v1/entitlements", kEntitlementWrite, *h.entitlements, &E::add);
  r.put("changeEntitlementTerms", "/api/v1/entitlements/{id}/terms", kEntitlementWrite, *h.entitlements,
        &E::change_terms);
  r.post("renewEntitlement", "/api/v1/entitlements/{id}/renew", kEntitlementWrite, *h.entitlements, &E::renew);
  r.post("cancelEntitlement", "/api/v1/entitlements/{id}/cancel", kEntitlementWrite, *h.entitlements, &E::cancel);
  r.post("makeEntitlementEntry", "/api/v1/entitlements/{id}/entries", kEntitlementWrite, *h.entitlements,
         &E::make_entry);
  r.post("showEntitlementCredentials", "/api/v1/entitlements/{id}/credentials", kEntitlementWrite, *h.entitlements,
         &E::show_credentials);
  r.get("getEntitlementLedger", "/api/v1/entitlements/{id}/ledger", kEntitlementRead, *h.entitlements, &E::ledger);
  r.get("listEntitlementWarnings", "/api/v1/entitlement-warnings", kEntitlementRead, *h.entitlements, &E::warnings);
}

}  // namespace podpora::app
