#pragma once

#include "platform/storage/database.h"

#include <soci/session.h>
#include <soci/statement.h>

#include <functional>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// Private to platform/storage: the only folder that sees SOCI.
namespace podpora::storage {

/// A statement kept prepared on one connection, bound for good to the values that it owns.
class Statement {
 public:
  /// Prepares. Throws std::logic_error when the parameters are not exactly those that the SQL names.
  Statement(soci::session& session, Query const& query, std::span<Param const> params,
            std::span<ValueType const> columns);
  Statement(Statement const&) = delete;
  Statement& operator=(Statement const&) = delete;

  /// Whether it can run this query with parameters and columns of these types.
  bool fits(Query const& query, std::span<Param const> params, std::span<ValueType const> columns) const;

  void select(std::span<Param const> params, std::function<void(std::span<Value const>)> const& each);
  std::int64_t run(std::span<Param const> params);

 private:
  void bind(std::span<Param const> params);
  void forget_large_values();

  std::string const text_;  ///< as the query gave it, to tell a reused address from the same literal
  std::vector<std::string> names_;
  std::vector<Value> values_;
  std::vector<soci::indicator> value_indicators_;
  std::vector<Value> cells_;
  std::vector<soci::indicator> cell_indicators_;
  soci::statement statement_;
};

/// The statements of one connection by the address of their SQL literal; the least recently used goes first.
class StatementCache {
 public:
  explicit StatementCache(soci::session& session) : session_(session) {}

  Statement& get(Query const& query, std::span<Param const> params, std::span<ValueType const> columns);
  /// Forgets the statement of this query: after an error its state is not known.
  void forget(Query const& query);
  void clear();

 private:
  static constexpr std::size_t kSizeMax = 512;

  struct Key {
    char const* address;
    std::size_t length;
    bool operator==(Key const&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(Key const& key) const { return std::hash<char const*>{}(key.address) ^ key.length; }
  };
  struct Entry {
    Key key;
    std::unique_ptr<Statement> statement;
  };

  soci::session& session_;
  std::list<Entry> by_use_;  ///< most recent first
  std::unordered_map<Key, std::list<Entry>::iterator, KeyHash> by_key_;
};

/// Throws std::invalid_argument when a text parameter is not UTF-8 or holds U+0000, which PostgreSQL would silently
/// cut off. Both are cleaned at the edge: what comes here is a bug, and must fail on both databases.
void check_text(Query const& query, std::span<Param const> params);

}  // namespace podpora::storage
