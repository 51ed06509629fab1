#include "app/routes.h"

#include "app/https.h"
#include "features/identity/permission.h"
#include "features/insight/http.h"
#include "features/notify/people_http.h"
#include "features/tickets/http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_portal_routes(http::Routes& r, Https const& h) {
  using P = tickets::PortalHttp;
  r.get("getPortalHome", "/api/v1/portal/home", kPortalRead, *h.insight, &insight::Http::portal_home);
  r.get("listPortalTickets", "/api/v1/portal/tickets", kPortalRead, *h.portal, &P::list);
  r.post("openPortalTicket", "/api/v1/portal/tickets", kPortalWrite, *h.portal, &P::open);
  r.get("getPortalTicket", "/api/v1/portal/tickets/{id}", kPortalRead, *h.portal, &P::get);
  r.get("listPortalPeople", "/api/v1/portal/tickets/{id}/people", kPortalRead, *h.people,
        &notify::PeopleHttp::portal_people);
  r.post("decidePortalParticipant", "/api/v1/portal/tickets/{id}/participants/{participant}/decision", kPortalWrite,
         *h.people, &notify::PeopleHttp::portal_decide);
  r.post("replyInPortal", "/api/v1/portal/tickets/{id}/replies", kPortalWrite, *h.portal, &P::reply);
}

}  // namespace podpora::app
