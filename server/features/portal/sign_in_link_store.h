#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace podpora::portal {

struct SignInLink {
  PersonId person_id;
  std::string target;
  Time created_at;
  Time expires_at;
  std::optional<Time> used_at;
};
BOOST_DESCRIBE_STRUCT(SignInLink, (), (person_id, target, created_at, expires_at, used_at))

/// Also forgets the person's links that are over since a day.
void insert_sign_in_link(storage::Transaction& tx, DeskId desk, SignInLink const& link, std::string const& token_hash);
std::optional<SignInLink> find_sign_in_link(storage::Transaction& tx, DeskId desk, std::string const& token_hash);
std::int64_t links_since(storage::Transaction& tx, DeskId desk, PersonId person, Time since);
/// False when it was used before.
bool mark_link_used(storage::Transaction& tx, DeskId desk, std::string const& token_hash, Time now);

}  // namespace podpora::portal
