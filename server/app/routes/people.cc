#include "app/routes.h"

#include "app/console_https.h"
#include "app/https.h"
#include "features/guide/http.h"
#include "features/identity/invitation_http.h"
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
  using A = identity::AgentHttp;
  r.get("listLeftAgents", "/api/v1/agents/left", kDeskManage, h.console->agents, &A::list_left);
  r.put("changeAgent", "/api/v1/agents/{id}", kDeskManage, h.console->agents, &A::change);
  r.del("letAgentGo", "/api/v1/agents/{id}", kDeskManage, h.console->agents, &A::let_go);
  r.put("changePassword", "/api/v1/session/password", Access::signed_in(), h.console->agents, &A::change_password);
  r.post("addAgent", "/api/v1/agents", kDeskManage, *h.identity, &identity::Http::add_agent);
  using I = identity::InvitationHttp;
  r.get("listInvitations", "/api/v1/agent-invitations", kDeskManage, *h.invitations, &I::list);
  r.post("inviteAgent", "/api/v1/agent-invitations", kDeskManage, *h.invitations, &I::invite);
  r.post("inviteAgentAgain", "/api/v1/agent-invitations/{id}/again", kDeskManage, *h.invitations, &I::invite_again);
  r.del("withdrawInvitation", "/api/v1/agent-invitations/{id}", kDeskManage, *h.invitations, &I::withdraw);
  r.get("getInvitation", "/api/v1/public/{desk}/invitations/{token}", Access::everyone(), *h.invitations, &I::show);
  r.post("joinDesk", "/api/v1/public/{desk}/invitations/{token}", Access::everyone(), *h.invitations, &I::join);
  using G = guide::Http;
  r.get("getSetupGuide", "/api/v1/setup-guide", kRulebookWrite, *h.guide, &G::get);
  r.put("dismissSetupGuide", "/api/v1/setup-guide", kRulebookWrite, *h.guide, &G::dismiss);
  r.put("skipSetupStep", "/api/v1/setup-guide/steps/{step}", kRulebookWrite, *h.guide, &G::skip);
}

}  // namespace podpora::app
