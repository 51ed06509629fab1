#pragma once

#include "platform/storage/database.h"

#include <chrono>
#include <memory>
#include <string>

namespace podpora::storage {

struct OpenOptions {
  std::size_t connections{6};                  ///< of the pool: readers on SQLite, all on PostgreSQL
  std::chrono::milliseconds wait_max{10'000};  ///< for a connection or for the writer, then Overloaded
};

/// Opens `sqlite:PATH` (created when missing, its folder must exist) or `postgresql://…`. Throws std::runtime_error
/// with a sentence for the operator when it cannot. Does not migrate.
std::unique_ptr<Database> open_database(std::string const& url, OpenOptions const& options = {});

}  // namespace podpora::storage
