#include "features/identity/change_agent.h"

#include "features/identity/password.h"
#include "features/identity/person_store.h"
#include "features/identity/session_store.h"
#include "features/identity/team_store.h"
#include "platform/crypto/crypto.h"

#include <algorithm>

namespace podpora::identity {

namespace {

bool owns(std::vector<Role> const& roles) {
  return std::ranges::find(roles, Role::kDeskOwner) != roles.end();
}

/// A desk that nobody owns could never be managed again.
Result<void> check_owner_stays(storage::Transaction& tx, DeskId desk, PersonId leaving) {
  if (!owns(roles_of(tx, desk, leaving))) return {};
  auto const agents = agents_of(tx, desk);
  auto const other = [&](Person const& agent) { return agent.id != leaving && owns(roles_of(tx, desk, agent.id)); };
  if (std::ranges::none_of(agents, other)) return conflict("last-owner");
  return {};
}

Result<void> check_is_agent(storage::Transaction& tx, DeskId desk, PersonId id) {
  auto const person = find_person(tx, desk, id);
  if (!person || person->kind != PersonKind::kAgent) return not_found("agent");
  return {};
}

}  // namespace

Result<void> change_agent(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PersonId agent,
                          AgentChange const& change) {
  TRY(check_is_agent(tx, actor.desk, agent));
  TRY(check_agent(change.name, change.language, change.roles));
  if (!owns(change.roles)) TRY(check_owner_stays(tx, actor.desk, agent));
  update_agent(tx, actor.desk, agent, {change.name, change.language});
  delete_roles(tx, actor.desk, agent);
  for (auto const role : change.roles) insert_role(tx, actor.desk, agent, role);
  audit::record(tx, context, actor, {.kind = "person.changed", .subject = to_text(agent)});
  return {};
}

Result<void> let_go(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PersonId agent) {
  TRY(check_is_agent(tx, actor.desk, agent));
  TRY(check_owner_stays(tx, actor.desk, agent));
  mark_left(tx, actor.desk, agent, context.clock.now());
  delete_roles(tx, actor.desk, agent);
  leave_teams(tx, actor.desk, agent);
  delete_sessions_but(tx, actor.desk, agent, "");
  audit::record(tx, context, actor, {.kind = "person.left", .subject = to_text(agent)});
  return {};
}

Result<void> change_password(storage::Database& database, audit::Context const& context, Actor const& actor,
                             PasswordChange const& change) {
  TRY(check_password(change.wanted));
  auto const session = hash_of_cookie(change.cookie);
  auto const scope = storage::Scope::of(actor.desk);
  auto const person = actor.person.value();
  auto const [old, begun] = database.read(scope, [&](auto& tx) {
    return std::pair{find_person(tx, actor.desk, person), session_begun(tx, actor.desk, session)};
  });
  if (!old || !begun) return Error{ErrorCode::kUnauthenticated, "signed-out", {}, {}};
  bool const is_fresh = context.clock.now() - *begun < kFreshSession;
  bool const may_omit = is_fresh || !old->password_hash;
  if (change.current.empty() ? !may_omit : !crypto::verify_password(change.current, old->password_hash.value_or(""))) {
    return invalid("/current", change.current.empty() ? "required" : "wrong-password");
  }
  auto const hash = crypto::hash_password(change.wanted);
  database.write(scope, [&](auto& tx) {
    set_password(tx, actor.desk, person, hash);
    delete_sessions_but(tx, actor.desk, person, session);
    audit::record(tx, context, actor, {.kind = "person.password_changed", .subject = to_text(person)});
  });
  return {};
}

}  // namespace podpora::identity
