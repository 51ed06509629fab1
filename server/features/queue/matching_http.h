#pragma once

#include "features/queue/matching.h"
#include "features/queue/wire.h"
#include "platform/http/call.h"

namespace podpora::queue {

struct CountQuery {
  std::optional<std::string> q;  ///< a search, as of the list
};
BOOST_DESCRIBE_STRUCT(CountQuery, (), (q))
inline std::vector<http::FieldLimit> wire_limits(CountQuery const*) {
  return {{"q", {.min = std::nullopt, .max = 500}}};
}

struct MatchingRequest {
  std::string q;             ///< a search, as of the list
  std::int64_t expected{0};  ///< how many tickets the person was told that it lets through
  BulkAction action{BulkAction::kRelease};
  std::optional<PersonId> assignee_id;
  std::optional<Severity> severity;
  std::optional<Time> until;
  std::optional<bool> preview;  ///< only says what would happen
};
BOOST_DESCRIBE_STRUCT(MatchingRequest, (), (q, expected, action, assignee_id, severity, until, preview))
inline std::vector<http::FieldLimit> wire_limits(MatchingRequest const*) {
  return {{"q", {.min = std::nullopt, .max = 500}}, {"expected", {.min = 1, .max = kMatchingMax}}};
}

struct UndoRequest {
  BulkAction action{BulkAction::kRelease};
  std::vector<UndoItem> items;
};
BOOST_DESCRIBE_STRUCT(UndoRequest, (), (action, items))
inline std::vector<http::FieldLimit> wire_limits(UndoRequest const*) {
  return {{"items", {.min = 1, .max = kMatchingMax}}};
}

/// Bytes of a request that takes as much back as may be changed at once.
constexpr std::size_t kUndoBodyMax = std::size_t{2} << 20;

/// Changes of everything that a search lets through, and the way back from a change of many. Both write `kBatch`
/// tickets a transaction: what one has written stays when a later one fails.
class MatchingHttp {
 public:
  MatchingHttp(storage::Database& database, rulebook::Rulebooks const& rulebooks, tickets::Context const& tickets)
      : database_(database), rulebooks_(rulebooks), tickets_(tickets) {}

  Result<MatchCount> count(http::Call const& call, CountQuery query) const;
  Result<BulkResult> change(http::Call const& call, MatchingRequest request) const;
  Result<BulkResult> undo(http::Call const& call, UndoRequest request) const;

 private:
  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  tickets::Context const& tickets_;
};

}  // namespace podpora::queue
