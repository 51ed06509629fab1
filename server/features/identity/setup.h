#pragma once

#include "features/identity/session.h"

#include <optional>
#include <string>

namespace podpora::identity {

/// How long a one-time set-up link works.
constexpr auto kSetupLife = std::chrono::minutes{30};

/// What the first owner types in.
struct Setup {
  std::string token;
  std::string desk_name;
  std::string desk_slug;
  std::string time_zone;
  std::string name;
  std::string email;
  std::string password;
  std::string language;
};

/// True while the store holds no desk.
bool setup_needed(storage::Database& database);

/// A new one-time token, if set-up is needed; older ones stop working.
std::optional<std::string> make_setup_token(storage::Database& database, audit::Context const& context);

/// Makes the first desk and its owner and signs the owner in. kForbidden `setup-token` when the token is wrong, used
/// or over 30 minutes old; kConflict `setup-done` when a desk is there already; kInvalid for fields.
Result<SignedIn> complete_setup(storage::Database& database, audit::Context const& context, Setup const& setup);

/// Makes a desk with its owner: what set-up does behind its token, and what code does that makes desks.
struct NewDesk {
  Desk desk;
  Person owner;
};
Result<NewDesk> make_desk_with_owner(storage::Transaction& tx, audit::Context const& context, Desk desk, Person owner);

}  // namespace podpora::identity
