#pragma once

#include "features/audit/audit.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "platform/base/result.h"

#include <optional>
#include <string>

namespace podpora::identity {

/// How long a session lives from sign-in.
constexpr auto kSessionLife = std::chrono::hours{12};

struct SignIn {
  std::string desk;  ///< slug; may be empty where the address is known in one desk only
  std::string email;
  std::string password;
};

/// A session that was just made. `cookie` goes to the browser and is kept nowhere.
struct SignedIn {
  std::string cookie;
  Actor actor;
};

/// Checks the password (argon2id, about 50 ms whether the person exists or not) and makes a session.
/// kUnauthenticated `sign-in-failed` says no more than that; kInvalid `desk-needed` when the address is known in
/// several desks. Not inside a transaction.
Result<SignedIn> sign_in(storage::Database& database, audit::Context const& context, SignIn const& request);

/// Makes a session without a password: for set-up, after the owner was made.
SignedIn start_session(storage::Transaction& tx, audit::Context const& context, DeskId desk, PersonId person);

/// Who the cookie stands for; nothing when it is unknown or over.
std::optional<Actor> actor_of_cookie(storage::Database& database, Clock const& clock, std::string const& cookie);

/// The session's key in the store; empty for what is no cookie of ours.
std::string hash_of_cookie(std::string const& cookie);

/// Ends the session; unknown ones are fine.
void sign_out(storage::Database& database, std::string const& cookie);

}  // namespace podpora::identity
