#include "bench/bare_sqlite.h"

#include <sqlite3.h>

#include <stdexcept>

namespace podpora::bench {

namespace {

std::unique_ptr<sqlite3, int (*)(sqlite3*)> open(std::string const& path) {
  sqlite3* database = nullptr;
  auto const code = sqlite3_open_v2(path.c_str(), &database,
                                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> owner(database, sqlite3_close);
  if (code != SQLITE_OK) throw std::runtime_error("cannot open " + path);
  auto const* const setup =
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE bench_row (desk_id bigint NOT NULL, id bigint "
      "NOT "
      "NULL, body text NOT NULL, PRIMARY KEY (desk_id, id))";
  if (sqlite3_exec(database, setup, nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(database));
  }
  return owner;
}

}  // namespace

BareSqlite::BareSqlite(std::string const& path)
    : database_(open(path)),
      insert_(prepare("insert into bench_row (desk_id, id, body) values (1, :id, :body)")),
      find_(prepare("select body from bench_row where desk_id = 1 and id = :id")),
      begin_(prepare("begin immediate")),
      commit_(prepare("commit")) {}

BareSqlite::Statement BareSqlite::prepare(char const* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(database_.get()));
  }
  return {statement, sqlite3_finalize};
}

void BareSqlite::run(sqlite3_stmt* statement) {
  auto const code = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_.get()));
}

void BareSqlite::begin() {
  run(begin_.get());
}

void BareSqlite::commit() {
  run(commit_.get());
}

void BareSqlite::insert(std::int64_t id, std::string const& text) {
  sqlite3_bind_int64(insert_.get(), 1, id);
  sqlite3_bind_text(insert_.get(), 2, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  run(insert_.get());
}

std::string BareSqlite::find(std::int64_t id) {
  sqlite3_bind_int64(find_.get(), 1, id);
  if (sqlite3_step(find_.get()) != SQLITE_ROW) throw std::runtime_error("no such row");
  auto const* const text = static_cast<char const*>(static_cast<void const*>(sqlite3_column_text(find_.get(), 0)));
  std::string found(text, static_cast<std::size_t>(sqlite3_column_bytes(find_.get(), 0)));
  sqlite3_reset(find_.get());
  return found;
}

}  // namespace podpora::bench
