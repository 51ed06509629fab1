#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace podpora::intake {

/// Everything before this place is stored.
struct ImportCursor {
  std::string file;
  std::int64_t position{0};
};
BOOST_DESCRIBE_STRUCT(ImportCursor, (), (file, position))

std::optional<ImportCursor> find_cursor(storage::Transaction& tx, DeskId desk, std::string const& source);
void put_cursor(storage::Transaction& tx, DeskId desk, std::string const& source, ImportCursor const& cursor, Time now);
void remove_cursor(storage::Transaction& tx, DeskId desk, std::string const& source);

}  // namespace podpora::intake
