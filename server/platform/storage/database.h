#pragma once

#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/row.h"
#include "platform/storage/value.h"

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace podpora::storage {

/// A statement with a name for logs and metrics. Always a `constexpr` next to its function; the address of the
/// SQL literal is the key under which a connection keeps it prepared. Parameters are named, `:desk` first.
struct Query {
  std::string_view name;
  std::string_view sql;
};

enum class Dialect { kSqlite, kPostgres };

/// Which desk's rows a transaction may touch. PostgreSQL's row-level security enforces it a second time.
class Scope {
 public:
  static Scope of(DeskId desk) { return Scope(desk); }
  /// All desks: sign-in before the desk is known, job claiming, migrations. Never inside a feature's use case.
  static Scope all_desks() { return Scope(std::nullopt); }

  std::optional<DeskId> desk() const { return desk_; }

 private:
  explicit Scope(std::optional<DeskId> desk) : desk_(desk) {}
  std::optional<DeskId> desk_;
};

using Params = std::initializer_list<Param>;

/// The database did not take the work in time: too much waits already, or it cannot be reached. Nothing was
/// changed; the same call may succeed later (503 at the edge).
struct Overloaded : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One open transaction. Lives for one call of `read` or `write`; used by one thread.
/// A broken statement, a lost connection or a violated constraint is an exception.
class Transaction {
 public:
  virtual ~Transaction() = default;

  virtual Dialect dialect() const = 0;

  /// All rows. `Row` is a struct described by Boost.Describe whose members are the columns in order, or one
  /// single type for a single column.
  template <class Row>
  std::vector<Row> all(Query const& query, Params params) {
    std::vector<Row> rows;
    auto const types = row_types<Row>();
    select(query, {params.begin(), params.size()}, types,
           [&](std::span<Value const> cells) { rows.push_back(row_from<Row>(cells)); });
    return rows;
  }

  /// The first row, or nothing.
  template <class Row>
  std::optional<Row> first(Query const& query, Params params) {
    auto rows = all<Row>(query, params);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
  }

  /// Runs a statement that returns no rows; the number of rows it changed.
  std::int64_t execute(Query const& query, Params params) { return run(query, {params.begin(), params.size()}); }
  std::int64_t execute(Query const& query, std::span<Param const> params) { return run(query, params); }

  /// Like `execute`, with `:bytes` bound as binary: the only way that bytes go in.
  virtual std::int64_t execute_with_bytes(Query const& query, Params params, std::string_view bytes) = 0;

  /// The single binary column of the first row: the only way that bytes come out.
  virtual std::optional<std::string> bytes(Query const& query, Params params) = 0;

  /// Calls `f` once the transaction is durable. Never called when it is rolled back or tried again.
  virtual void after_commit(std::function<void()> f) = 0;

 protected:
  virtual void select(Query const& query, std::span<Param const> params, std::span<ValueType const> columns,
                      std::function<void(std::span<Value const>)> const& each) = 0;
  virtual std::int64_t run(Query const& query, std::span<Param const> params) = 0;
};

/// The store. Two verbs; safe to call from several threads; never call one verb inside the other.
class Database {
 public:
  virtual ~Database() = default;

  virtual Dialect dialect() const = 0;

  /// Runs `f(Transaction&)` in a snapshot and returns what it returns.
  template <class F>
  auto read(Scope scope, F&& f) {
    return call(scope, std::forward<F>(f), &Database::run_read);
  }

  /// Runs `f(Transaction&)` in a transaction; returns only when its changes are on disk. A failed Result or an
  /// exception rolls back. `f` may run more than once (serialisation failure), so it changes nothing outside.
  template <class F>
  auto write(Scope scope, F&& f) {
    return call(scope, std::forward<F>(f), &Database::run_write);
  }

 protected:
  /// Runs the body, true to commit. Rethrows what the body throws.
  using Body = std::function<bool(Transaction&)>;
  virtual void run_read(Scope scope, Body const& body) = 0;
  virtual void run_write(Scope scope, Body const& body) = 0;

 private:
  template <class F>
  auto call(Scope scope, F&& f, void (Database::*run)(Scope, Body const&)) {
    using Out = std::invoke_result_t<F&, Transaction&>;
    if constexpr (std::is_void_v<Out>) {
      (this->*run)(scope, [&](Transaction& tx) {
        f(tx);
        return true;
      });
    } else {
      std::optional<Out> out;
      (this->*run)(scope, [&](Transaction& tx) {
        out.emplace(f(tx));
        if constexpr (requires { out->has_error(); }) return !out->has_error();
        return true;
      });
      return std::move(*out);
    }
  }
};

}  // namespace podpora::storage
