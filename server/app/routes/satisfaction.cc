#include "app/customer_https.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_satisfaction_routes(http::Routes& r, CustomerHttps const& side) {
  using S = satisfaction::Http;
  auto const& s = side.satisfaction;
  r.get("listSatisfaction", "/api/v1/satisfaction", kCustomerRead, s, &S::list);
  r.get("exportSatisfaction", "/api/v1/satisfaction.csv", kCustomerRead, s, &S::csv);
  r.get("getTicketSatisfaction", "/api/v1/tickets/{id}/satisfaction", kTicketRead, s, &S::of_ticket);
  r.get("getSatisfactionTerms", "/api/v1/satisfaction-terms", kCustomerRead, s, &S::get_terms);
  r.put("setSatisfactionTerms", "/api/v1/satisfaction-terms", kDeskManage, s, &S::put_terms);
  r.get("getPortalSatisfaction", "/api/v1/portal/tickets/{id}/satisfaction", kPortalRead, s, &S::portal_get);
  r.put("answerPortalSatisfaction", "/api/v1/portal/tickets/{id}/satisfaction", kPortalWrite, s, &S::portal_answer);
  // Whoever holds the mailed token: it is 256 bits.
  using P = satisfaction::PageHttp;
  auto const& page = side.satisfaction_page;
  r.get("getSatisfactionPage", "/portal/satisfaction/{token}", Access::everyone(), page, &P::get);
  r.post("sendSatisfactionPage", "/portal/satisfaction/{token}", Access::everyone(), page, &P::post);
}

}  // namespace podpora::app
