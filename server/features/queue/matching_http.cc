#include "features/queue/matching_http.h"

namespace podpora::queue {

Result<MatchCount> MatchingHttp::count(http::Call const& call, CountQuery query) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) {
    return count_matching(tx, {actor, rulebooks_, tickets_.audit.clock.now(), "query/q"}, query.q.value_or(""));
  });
}

Result<BulkResult> MatchingHttp::change(http::Call const& call, MatchingRequest request) const {
  auto const& actor = call.actor;
  BulkChange const change{
      .action = request.action, .assignee = request.assignee_id, .severity = request.severity, .until = request.until};
  auto const mode = request.preview.value_or(false) ? BulkMode::kPreview : BulkMode::kApply;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<BulkResult> {
    SearchContext const context{actor, rulebooks_, tickets_.audit.clock.now(), "/q"};
    auto const ids = TRY(matching(tx, context, request.q, request.expected));
    return BulkResult{TRY(change_many(tx, tickets_, actor, ids, change, mode))};
  });
}

Result<BulkResult> MatchingHttp::undo(http::Call const& call, UndoRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<BulkResult> {
    return BulkResult{undo_many(tx, tickets_, actor, request.action, request.items)};
  });
}

}  // namespace podpora::queue
