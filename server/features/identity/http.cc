#include "features/identity/http.h"

#include "features/identity/agent_http.h"
#include "features/identity/password.h"
#include "features/identity/permission.h"
#include "features/identity/session_cookie.h"
#include "platform/http/client_address.h"
#include "platform/http/dispatch.h"
#include "platform/base/enum_text.h"
#include "platform/crypto/crypto.h"

namespace podpora::identity {

namespace {

std::vector<std::string> permission_names(PermissionSet const& set) {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>([&](auto d) {
    if (set.test(static_cast<std::size_t>(d.value))) names.push_back(enumerator_to_snake(d.name));
  });
  return names;
}

}  // namespace

SessionView Http::view_of(Actor const& actor) const {
  auto const desk = database_.read(storage::Scope::of(actor.desk), [&](auto& tx) { return find_desk(tx, actor.desk); });
  return {.person_id = actor.person.value(),
          .name = actor.name,
          .kind = actor.is_contact() ? "contact" : "agent",
          .desk_slug = desk->slug,
          .desk_name = desk->name,
          .time_zone = desk->time_zone,
          .language = actor.language,
          .permissions = permission_names(actor.permissions),
          .is_sample = options_.is_sample};
}

http::WithHeaders<SessionView> Http::signed_in(SignedIn const& session) const {
  return {.body = view_of(session.actor),
          .headers = {{"Set-Cookie", session_cookie(session.cookie, kSessionLife, options_.secure_cookie)}}};
}

Result<SessionView> Http::get_session(http::Call const& call) const {
  return view_of(call.actor);
}

Result<http::WithHeaders<SessionView>> Http::sign_in(http::Call const& call, SignInRequest request) const {
  Attempt const attempt{request.email, http::client_address(call.request, options_.trusted_proxies)};
  auto const now = audit_.clock.now();
  if (auto const wait = limits_->wait_for(attempt, now)) {
    return Error{ErrorCode::kTooMany, "too-many-sign-ins", {{"seconds", std::int64_t{wait->count()}}}, {}};
  }
  auto const session = identity::sign_in(
      database_, audit_, {.desk = request.desk.value_or(""), .email = request.email, .password = request.password});
  if (session.has_error()) {
    if (session.error().kind == ErrorCode::kUnauthenticated) limits_->failed(attempt, now);
    return session.error();
  }
  limits_->succeeded(attempt);
  return signed_in(session.value());
}

Result<http::Response> Http::sign_out(http::Call const& call) const {
  if (auto const cookie = call.request.cookie(http::kSessionCookie)) identity::sign_out(database_, *cookie);
  return http::Response{
      .status = 204, .headers = {{"Set-Cookie", session_cookie("", std::chrono::seconds{0}, options_.secure_cookie)}}};
}

Result<SetupState> Http::get_setup(http::Call const&) const {
  return SetupState{setup_needed(database_)};
}

Result<http::WithHeaders<SessionView>> Http::complete_setup(http::Call const&, SetupRequest request) const {
  auto const session = TRY(identity::complete_setup(database_, audit_,
                                                    {.token = request.token,
                                                     .desk_name = request.desk_name,
                                                     .desk_slug = request.desk_slug,
                                                     .time_zone = request.time_zone.value_or("Europe/Prague"),
                                                     .name = request.name,
                                                     .email = request.email,
                                                     .password = request.password,
                                                     .language = request.language}));
  return signed_in(session);
}

Result<http::Page<AgentView>> Http::list_agents(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<AgentView>> {
    http::Page<AgentView> page;
    for (auto const& person : agents_of(tx, desk)) page.items.push_back(agent_view(tx, desk, person));
    return page;
  });
}

Result<http::Created<AgentView>> Http::add_agent(http::Call const& call, AgentRequest request) const {
  TRY(check_password(request.password));
  auto const hash = crypto::hash_password(request.password);
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Created<AgentView>> {
    auto const person = TRY(
        add_person(tx, audit_, call.actor,
                   {.name = request.name, .email = request.email, .language = request.language, .password_hash = hash},
                   request.roles));
    return http::Created<AgentView>{"/api/v1/agents/" + to_text(person.id), agent_view(tx, desk, person)};
  });
}

std::optional<Actor> Http::authenticate(http::Request const& request) const {
  auto const cookie = request.cookie(http::kSessionCookie);
  if (!cookie) return std::nullopt;
  return actor_of_cookie(database_, audit_.clock, *cookie);
}

}  // namespace podpora::identity
