#pragma once

#include "platform/storage/open_transaction.h"
#include "platform/storage/statement.h"

#include <soci/postgresql/soci-postgresql.h>

#include <stdexcept>
#include <string>

namespace podpora::storage {

/// What the server said. The message is its first line only: details repeat the values of the row.
class PostgresError : public std::runtime_error {
 public:
  PostgresError(std::string const& what, std::string sqlstate)
      : std::runtime_error(what), sqlstate_(std::move(sqlstate)) {}

  std::string const& sqlstate() const { return sqlstate_; }
  /// The transaction lost a race (https://www.postgresql.org/docs/15/mvcc-serialization-failure-handling.html).
  bool should_retry() const { return sqlstate_ == "40001" || sqlstate_ == "40P01"; }
  /// The server has no room, no time or no wish right now (classes 53 and 57P, lock timeout).
  bool is_passing() const {
    return sqlstate_.starts_with("53") || sqlstate_.starts_with("57P") || sqlstate_ == "55P03" || should_retry();
  }

 private:
  std::string sqlstate_;
};

/// One connection with its prepared statements. Used by one thread at a time.
class PostgresConnection {
 public:
  explicit PostgresConnection(std::string const& connect_string);

  /// Runs statements without parameters or rows; the tag of the last one ("COMMIT").
  std::string exec(std::string const& sql);
  /// The connection is gone, or holds statements that the server refuses since the schema changed.
  bool broken() const;
  void mark_broken() { broken_ = true; }

  PGconn* handle() const { return handle_; }
  StatementCache& statements() { return statements_; }

 private:
  soci::session session_;
  PGconn* handle_;
  bool broken_{false};
  StatementCache statements_;
};

/// The transaction that is open on a connection. Beginning and ending it is the owner's business.
class PostgresTransaction final : public OpenTransaction {
 public:
  explicit PostgresTransaction(PostgresConnection& connection) : connection_(connection) {}

  Dialect dialect() const override { return Dialect::kPostgres; }
  std::int64_t execute_with_bytes(Query const& query, Params params, std::string_view bytes) override;
  std::optional<std::string> bytes(Query const& query, Params params) override;
  void script(std::string_view sql) override { connection_.exec(std::string(sql)); }

 protected:
  void select(Query const& query, std::span<Param const> params, std::span<ValueType const> columns,
              std::function<void(std::span<Value const>)> const& each) override;
  std::int64_t run(Query const& query, std::span<Param const> params) override;

 private:
  [[noreturn]] void fail(Query const& query, soci::soci_error const& error);

  PostgresConnection& connection_;
};

}  // namespace podpora::storage
