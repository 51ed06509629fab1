#pragma once

#include "platform/storage/open_transaction.h"
#include "platform/storage/statement.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>
#include <string>

namespace podpora::storage {

/// One open SQLite connection with its prepared statements. Used by one thread at a time.
class SqliteConnection {
 public:
  enum class Use { kRead, kWrite };

  /// Opens the file. A reader refuses every change (`query_only`).
  SqliteConnection(std::string const& path, Use use, std::chrono::milliseconds busy_wait);

  /// Runs statements without parameters or rows: BEGIN, COMMIT, SAVEPOINT, migrations.
  void exec(std::string const& sql);
  bool in_transaction() const;

  sqlite_api::sqlite3* handle() const { return handle_; }
  StatementCache& statements() { return statements_; }

 private:
  soci::session session_;
  sqlite_api::sqlite3* handle_;
  StatementCache statements_;
};

/// The transaction that is open on a connection. Beginning and ending it is the owner's business.
class SqliteTransaction final : public OpenTransaction {
 public:
  explicit SqliteTransaction(SqliteConnection& connection) : connection_(connection) {}

  Dialect dialect() const override { return Dialect::kSqlite; }
  std::int64_t execute_with_bytes(Query const& query, Params params, std::string_view bytes) override;
  std::optional<std::string> bytes(Query const& query, Params params) override;
  void script(std::string_view sql) override { connection_.exec(std::string(sql)); }

 protected:
  void select(Query const& query, std::span<Param const> params, std::span<ValueType const> columns,
              std::function<void(std::span<Value const>)> const& each) override;
  std::int64_t run(Query const& query, std::span<Param const> params) override;

 private:
  SqliteConnection& connection_;
};

}  // namespace podpora::storage
