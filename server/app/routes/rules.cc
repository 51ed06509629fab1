#include "app/routes.h"

#include "app/https.h"
#include "features/identity/permission.h"
#include "features/rulebook/http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_rules_routes(http::Routes& r, Https const& h) {
  using B = rulebook::Http;
  r.get("getRulebook", "/api/v1/rulebook", kRulebookRead, *h.rulebook, &B::get);
  r.get("listFacts", "/api/v1/rulebook/facts", kRulebookRead, *h.rulebook, &B::facts);
  r.get("listOverrides", "/api/v1/rulebook/overrides", kRulebookRead, *h.rulebook, &B::overrides);
  r.post("addOverride", "/api/v1/rulebook/overrides", kRulebookWrite, *h.rulebook, &B::add);
  r.post("endOverride", "/api/v1/rulebook/overrides/{id}/end", kRulebookWrite, *h.rulebook, &B::end);
}

}  // namespace podpora::app
