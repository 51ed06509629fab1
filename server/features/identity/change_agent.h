#pragma once

#include "features/identity/person.h"
#include "features/identity/session.h"

namespace podpora::identity {

struct AgentChange {
  std::string name;
  std::string language;
  std::vector<Role> roles;
};

/// Renames an agent and gives other roles; one who had left works here again. kNotFound; kInvalid as
/// `check_agent`; kConflict `last-owner` where nobody would own the desk. Records `person.changed`.
Result<void> change_agent(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PersonId agent,
                          AgentChange const& change);

/// The agent works here no more: signed out everywhere, without password, roles and teams, and offered nowhere. What
/// was done stays under the name. kNotFound; kConflict `last-owner`. Records `person.left`.
Result<void> let_go(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PersonId agent);

/// How long after signing in no old password is asked for: whoever came by a mailed link has none to tell.
constexpr auto kFreshSession = std::chrono::minutes{15};

struct PasswordChange {
  std::string cookie;   ///< of the session that asks; it alone goes on
  std::string current;  ///< may be empty while the session is fresh
  std::string wanted;
};

/// Sets the password of whoever the session is of, and ends the person's other sessions. kInvalid `/password` for a
/// weak one, `/current` where it is wrong or missing; kUnauthenticated without a session. Hashes, so not inside a
/// transaction. Records `person.password_changed`.
Result<void> change_password(storage::Database& database, audit::Context const& context, Actor const& actor,
                             PasswordChange const& change);

}  // namespace podpora::identity
