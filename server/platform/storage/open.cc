#include "platform/storage/open.h"

#include "platform/storage/postgres/postgres_database.h"
#include "platform/storage/sqlite/sqlite_database.h"

namespace podpora::storage {

std::unique_ptr<Database> open_database(std::string const& url, OpenOptions const& options) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite)) return open_sqlite(url.substr(kSqlite.size()), options);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return open_postgres(url, options);
  // The address is not repeated: it may hold a password.
  throw std::runtime_error("The database address must begin with sqlite: or postgresql://");
}

}  // namespace podpora::storage
