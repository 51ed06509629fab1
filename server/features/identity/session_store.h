#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <optional>
#include <string>

namespace podpora::identity {

struct NewSession {
  std::string token_hash;
  PersonId person;
  Time created_at;
  Time expires_at;
};

void insert_session(storage::Transaction& tx, DeskId desk, NewSession const& session);
std::optional<PersonId> person_of_session(storage::Transaction& tx, DeskId desk, std::string const& token_hash,
                                          Time now);
void delete_session(storage::Transaction& tx, DeskId desk, std::string const& token_hash);
std::optional<Time> session_begun(storage::Transaction& tx, DeskId desk, std::string const& token_hash);
/// All sessions of the person except `kept`, which may be empty.
void delete_sessions_but(storage::Transaction& tx, DeskId desk, PersonId person, std::string const& kept);

/// The token that lets somebody make the first desk; at most one is kept.
void replace_setup_token(storage::Transaction& tx, std::string const& token_hash, Time expires_at);
bool setup_token_valid(storage::Transaction& tx, std::string const& token_hash, Time now);
void delete_setup_tokens(storage::Transaction& tx);

}  // namespace podpora::identity
