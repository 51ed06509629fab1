#pragma once

#include "platform/storage/database.h"

#include <string>

namespace podpora::testing {

/// How the database would run the statement with these parameters, in its own words. On PostgreSQL as if tables were
/// large: whole ones are read,
/// and rows sorted, only where no index serves.
std::string query_plan(storage::Transaction& tx, storage::Query const& query, storage::Params params);

}  // namespace podpora::testing
