#include "platform/storage/sqlite/sqlite_connection.h"

#include "platform/storage/sql_text.h"

#include <fmt/format.h>

#include <climits>
#include <stdexcept>

namespace podpora::storage {

namespace {

using namespace sqlite_api;

std::string connect_string(std::string const& path) {
  if (path.empty()) throw std::runtime_error("The database address sqlite: names no file.");
  if (path.find('"') != std::string::npos) {
    throw std::runtime_error("The database file must not have a quotation mark in its name: " + path);
  }
  return "dbname=\"" + path + "\"";
}

/// Another process has the file for too long, or the disk is full: later it may work.
bool is_passing(int result) {
  int const primary = result & 0xff;
  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED || primary == SQLITE_FULL;
}

[[noreturn]] void fail(std::string_view name, int result, std::string const& message) {
  auto const text = fmt::format("{}: {}", name, message);
  if (is_passing(result)) throw Overloaded(text);
  throw std::runtime_error(text);
}

/// SOCI repeats the statement and the values of its parameters in what(); only the cause belongs into a log.
[[noreturn]] void rethrow_as(Query const& query, soci::soci_error const& error) {
  auto const* const sqlite = dynamic_cast<soci::sqlite3_soci_error const*>(&error);
  fail(query.name, sqlite != nullptr ? sqlite->result() : SQLITE_ERROR, error.get_error_message());
}

/// A statement prepared for one use, for the bytes island.
class OneUse {
 public:
  OneUse(sqlite3* handle, Query const& query) : handle_(handle), query_(query) {
    check(sqlite3_prepare_v2(handle, query.sql.data(), static_cast<int>(query.sql.size()), &statement_, nullptr));
  }
  OneUse(OneUse const&) = delete;
  OneUse& operator=(OneUse const&) = delete;
  ~OneUse() { sqlite3_finalize(statement_); }

  void bind(Param const& param) {
    auto const at = position(param.name);
    auto const& value = param.value;
    if (value.null) {
      check(sqlite3_bind_null(statement_, at));
    } else if (value.type == ValueType::kInteger) {
      check(sqlite3_bind_int64(statement_, at, value.integer));
    } else if (value.type == ValueType::kReal) {
      check(sqlite3_bind_double(statement_, at, value.real));
    } else {
      check(sqlite3_bind_text64(statement_, at, value.text.data(), value.text.size(), SQLITE_STATIC, SQLITE_UTF8));
    }
    ++bound_;
  }

  void bind_bytes(std::string_view bytes) {
    // A null pointer would bind NULL instead of no bytes.
    char const* const data = bytes.data() != nullptr ? bytes.data() : "";
    check(sqlite3_bind_blob64(statement_, position("bytes"), data, bytes.size(), SQLITE_STATIC));
    ++bound_;
  }

  /// True when there is a row.
  bool step() {
    if (bound_ != sqlite3_bind_parameter_count(statement_)) {
      throw std::logic_error(std::string(query_.name) + ": not every parameter is bound");
    }
    int const result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
    return result == SQLITE_ROW;
  }

  std::optional<std::string> first_column() {
    if (sqlite3_column_type(statement_, 0) == SQLITE_NULL) return std::nullopt;
    auto const* const data = static_cast<char const*>(sqlite3_column_blob(statement_, 0));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, 0));
    return std::string(size == 0 ? "" : data, size);
  }

 private:
  int position(std::string_view name) const {
    int const at = sqlite3_bind_parameter_index(statement_, (":" + std::string(name)).c_str());
    if (at == 0) throw std::logic_error(fmt::format("{}: has no parameter :{}", query_.name, name));
    return at;
  }

  void check(int result) const {
    if (result != SQLITE_OK) fail(query_.name, result, sqlite3_errmsg(handle_));
  }

  sqlite3* handle_;
  Query const& query_;
  sqlite3_stmt* statement_{nullptr};
  int bound_{0};
};

}  // namespace

SqliteConnection::SqliteConnection(std::string const& path, Use use, std::chrono::milliseconds busy_wait)
    : session_(soci::sqlite3, connect_string(path)),
      handle_(static_cast<soci::sqlite3_session_backend*>(session_.get_backend())->conn_),
      statements_(session_) {
  sqlite3_busy_timeout(handle_, static_cast<int>(busy_wait.count()));
  // FULL: with NORMAL a power cut takes commits back that callers were told of (https://sqlite.org/pragma.html).
  exec(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
      "PRAGMA cell_size_check=ON; PRAGMA cache_size=-16000; PRAGMA journal_size_limit=67108864");
  if (use == Use::kRead) exec("PRAGMA query_only=ON");
}

void SqliteConnection::exec(std::string const& sql) {
  char* message = nullptr;
  int const result = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message);
  if (result == SQLITE_OK) return;
  std::string const text = message != nullptr ? message : "unknown error";
  sqlite3_free(message);
  fail("SQLite", result, text);
}

bool SqliteConnection::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

void SqliteTransaction::select(Query const& query, std::span<Param const> params, std::span<ValueType const> columns,
                               std::function<void(std::span<Value const>)> const& each) {
  check_text(query, params);
  try {
    connection_.statements().get(query, params, columns).select(params, each);
  } catch (soci::soci_error const& e) {
    connection_.statements().forget(query);
    rethrow_as(query, e);
  } catch (...) {
    connection_.statements().forget(query);
    throw;
  }
}

std::int64_t SqliteTransaction::run(Query const& query, std::span<Param const> params) {
  check_text(query, params);
  try {
    return connection_.statements().get(query, params, {}).run(params);
  } catch (soci::soci_error const& e) {
    connection_.statements().forget(query);
    rethrow_as(query, e);
  }
}

std::int64_t SqliteTransaction::execute_with_bytes(Query const& query, Params params, std::string_view bytes) {
  check_text(query, {params.begin(), params.size()});
  OneUse statement(connection_.handle(), query);
  for (auto const& param : params) statement.bind(param);
  statement.bind_bytes(bytes);
  while (statement.step()) {}
  return sqlite3_changes64(connection_.handle());
}

std::optional<std::string> SqliteTransaction::bytes(Query const& query, Params params) {
  check_text(query, {params.begin(), params.size()});
  OneUse statement(connection_.handle(), query);
  for (auto const& param : params) statement.bind(param);
  if (!statement.step()) return std::nullopt;
  return statement.first_column();
}

}  // namespace podpora::storage
