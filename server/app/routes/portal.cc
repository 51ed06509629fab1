#include "app/routes.h"

#include "app/customer_https.h"
#include "app/https.h"
#include "features/identity/permission.h"
#include "features/insight/http.h"
#include "features/notify/people_http.h"
#include "features/tickets/http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

namespace {

/// Pages for browsers without script. Those of a contact lead whoever is not signed in to where that is done, so that
/// they are everybody's here and look at the permission themselves.
void add_pages(http::Routes& r, Https const& h) {
  using E = portal::EnterHttp;
  auto const& enter = h.customer_side->enter;
  r.post("askForSignInLink", "/api/v1/sign-in-links", Access::everyone(), enter, &E::ask);
  r.get("getAskForLinkPage", "/portal/plain/sign-in", Access::everyone(), enter, &E::ask_page);
  r.post("sendAskForLinkPage", "/portal/plain/sign-in", Access::everyone(), enter, &E::ask_by_form);
  // Whoever holds the mailed token: it is 256 bits, good once and for minutes.
  r.get("getSignInLinkPage", "/portal/enter/{token}", Access::everyone(), enter, &E::link_page);
  r.post("useSignInLink", "/portal/enter/{token}", Access::everyone(), enter, &E::use_link);
  using S = portal::PlainHttp;
  auto const& plain = h.customer_side->plain;
  r.get("getPlainRequests", "/portal/plain", Access::everyone(), plain, &S::list);
  r.get("getPlainNewRequest", "/portal/plain/new", Access::everyone(), plain, &S::new_page);
  r.post("sendPlainNewRequest", "/portal/plain/new", Access::everyone(), plain, &S::open);
  r.get("getPlainRequest", "/portal/plain/requests/{id}", Access::everyone(), plain, &S::request_page);
  r.post("sendPlainReply", "/portal/plain/requests/{id}", Access::everyone(), plain, &S::reply);
}

}  // namespace

void add_portal_routes(http::Routes& r, Https const& h) {
  using P = tickets::PortalHttp;
  add_pages(r, h);
  add_satisfaction_routes(r, *h.customer_side);
  using C = tickets::ContactAccessHttp;
  auto const& access = h.customer_side->contact_access;
  r.get("listContactAccess", "/api/v1/customers/{id}/contact-access", kCustomerRead, access, &C::list);
  r.put("setContactAccess", "/api/v1/customers/{id}/contact-access/{person}", kCustomerWrite, access, &C::set);
  using G = portal::ProgressHttp;
  auto const& progress = h.customer_side->progress;
  r.get("getPortalProgress", "/api/v1/portal/tickets/{id}/progress", kPortalRead, progress, &G::get);
  r.get("getPortalTerms", "/api/v1/portal-terms", kRulebookRead, progress, &G::get_terms);
  r.put("setPortalTerms", "/api/v1/portal-terms", kDeskManage, progress, &G::put_terms);
  r.post("guidePortalRequest", "/api/v1/portal/guide", kPortalRead, h.customer_side->guide, &portal::GuideHttp::look);
  r.get("getPortalFace", "/api/v1/portal/face", kPortalRead, h.customer_side->guide, &portal::GuideHttp::face);
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
