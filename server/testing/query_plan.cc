#include "testing/query_plan.h"

#include <boost/describe/class.hpp>

#include <list>

namespace podpora::testing {

namespace {

struct SqliteStep {
  std::int64_t id{0};
  std::int64_t parent{0};
  std::int64_t unused{0};
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(SqliteStep, (), (id, parent, unused, detail))

constexpr storage::Query kNoScans{"test.no_scans", "set local enable_seqscan = off"};
constexpr storage::Query kNoBitmaps{"test.no_bitmaps", "set local enable_bitmapscan = off"};
constexpr storage::Query kNoSorts{"test.no_sorts", "set local enable_sort = off"};

}  // namespace

std::string query_plan(storage::Transaction& tx, storage::Query const& query, storage::Params params) {
  // A connection keeps prepared statements by the address of their text.
  static std::list<std::string> texts;
  bool const sqlite = tx.dialect() == storage::Dialect::kSqlite;
  auto const& text = texts.emplace_back((sqlite ? "explain query plan " : "explain ") + std::string{query.sql});
  storage::Query const explain{"test.explain", text};
  std::string plan;
  if (sqlite) {
    for (auto const& step : tx.all<SqliteStep>(explain, params)) plan += step.detail + "\n";
  } else {
    for (auto const* const setting : {&kNoScans, &kNoBitmaps, &kNoSorts}) tx.execute(*setting, {});
    for (auto const& line : tx.all<std::string>(explain, params)) plan += line + "\n";
  }
  return plan;
}

}  // namespace podpora::testing
