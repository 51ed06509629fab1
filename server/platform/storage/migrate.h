#pragma once

#include "platform/storage/database.h"

#include <string>
#include <vector>

namespace podpora::storage {

struct Migration {
  std::string name;  ///< `0001_events`
  bool applied{false};
};

/// The embedded migrations in order, each with whether this database has it. Throws when the database has one
/// that this binary does not know (a newer schema).
std::vector<Migration> migration_status(Database& database);

/// Applies what is missing, each migration in its own transaction, in order of name; on PostgreSQL it then puts
/// row-level security on every table that has a `desk_id`. Returns the names applied. Safe to repeat.
std::vector<std::string> migrate(Database& database);

}  // namespace podpora::storage
