#pragma once

#include <cstdint>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace podpora::bench {

/// SQLite with nothing of ours above it, set as the store sets it (WAL, synchronous=FULL): the limit that the store is
/// measured against. Any error is a std::runtime_error.
class BareSqlite {
 public:
  explicit BareSqlite(std::string const& path);

  /// One row with this id; durable at once unless between `begin` and `commit`.
  void insert(std::int64_t id, std::string const& text);
  void begin();
  void commit();

  /// The text of a row. Throws when there is none.
  std::string find(std::int64_t id);

 private:
  using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

  Statement prepare(char const* sql);
  void run(sqlite3_stmt* statement);

  std::unique_ptr<sqlite3, int (*)(sqlite3*)> database_;
  Statement insert_, find_, begin_, commit_;
};

}  // namespace podpora::bench
