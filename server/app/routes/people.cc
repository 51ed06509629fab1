#include "app/routes.h"

#include "app/https.h"
#include "features/identity/http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_people_routes(http::Routes& r, Https const& h) {
  r.get("getSession", "/api/v1/session", Access::signed_in(), *h.identity, &identity::Http::get_session);
  r.post("signIn", "/api/v1/session", Access::everyone(), *h.identity, &identity::Http::sign_in);
  r.del("signOut", "/api/v1/session", Access::everyone(), *h.identity, &identity::Http::sign_out);
  r.get("getSetup", "/api/v1/setup", Access::everyone(), *h.identity, &identity::Http::get_setup);
  r.post("completeSetup", "/api/v1/setup", Access::everyone(), *h.identity, &identity::Http::complete_setup);
  r.get("listAgents", "/api/v1/agents", kTicketRead, *h.identity, &identity::Http::list_agents);
  r.post("addAgent", "/api/v1/agents", kDeskManage, *h.identity, &identity::Http::add_agent);
}

}  // namespace podpora::app
