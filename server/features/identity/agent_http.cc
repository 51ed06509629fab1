#include "features/identity/agent_http.h"

#include "platform/http/dispatch.h"

namespace podpora::identity {

AgentView agent_view(storage::Transaction& tx, DeskId desk, Person const& person) {
  return {.id = person.id,
          .name = person.name,
          .email = person.email,
          .language = person.language,
          .roles = roles_of(tx, desk, person.id)};
}

Result<LeftAgents> AgentHttp::list_left(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<LeftAgents> {
    LeftAgents left;
    for (auto const& person : left_agents_of(tx, desk)) left.items.push_back(agent_view(tx, desk, person));
    return left;
  });
}

Result<AgentView> AgentHttp::change(http::Call const& call, AgentChangeRequest request) const {
  auto const id = TRY(call.id<PersonId>("id"));
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<AgentView> {
    TRY(change_agent(tx, audit_, call.actor, id, {request.name, request.language, request.roles}));
    return agent_view(tx, desk, find_person(tx, desk, id).value());
  });
}

Result<http::NoContent> AgentHttp::let_go(http::Call const& call) const {
  auto const id = TRY(call.id<PersonId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(identity::let_go(tx, audit_, call.actor, id));
    return http::NoContent{};
  });
}

Result<http::NoContent> AgentHttp::change_password(http::Call const& call, PasswordRequest request) const {
  auto const cookie = call.request.cookie(http::kSessionCookie).value_or("");
  TRY(identity::change_password(
      database_, audit_, call.actor,
      {.cookie = cookie, .current = request.current.value_or(""), .wanted = request.password}));
  return http::NoContent{};
}

}  // namespace podpora::identity
