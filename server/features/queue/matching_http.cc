#include "features/queue/matching_http.h"

#include <algorithm>
#include <iterator>

namespace podpora::queue {

namespace {

template <class T>
std::vector<std::vector<T>> in_batches(std::vector<T> const& all) {
  std::vector<std::vector<T>> batches;
  for (std::size_t begin = 0; begin < all.size(); begin += kBatch) {
    auto const first = all.begin() + static_cast<std::ptrdiff_t>(begin);
    batches.emplace_back(first, first + static_cast<std::ptrdiff_t>(std::min(kBatch, all.size() - begin)));
  }
  return batches;
}

std::vector<BulkItem> not_reached(std::vector<tickets::TicketId> const& batch) {
  std::vector<BulkItem> items;
  for (auto const id : batch) items.push_back({.ticket = id, .effect = BulkEffect::kRefused, .code = "not-reached"});
  return items;
}

}  // namespace

Result<MatchCount> MatchingHttp::count(http::Call const& call, CountQuery query) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) {
    return count_matching(tx, {actor, rulebooks_, tickets_.audit.clock.now(), "query/q"}, query.q.value_or(""));
  });
}

Result<BulkResult> MatchingHttp::change(http::Call const& call, MatchingRequest request) const {
  auto const& actor = call.actor;
  auto const scope = storage::Scope::of(actor.desk);
  BulkChange const change{
      .action = request.action, .assignee = request.assignee_id, .severity = request.severity, .until = request.until};
  auto const ids = TRY(database_.read(scope, [&](auto& tx) {
    return matching(tx, {actor, rulebooks_, tickets_.audit.clock.now(), "/q"}, request.q, request.expected);
  }));
  if (request.preview.value_or(false)) {
    return database_.read(scope, [&](auto& tx) -> Result<BulkResult> {
      return BulkResult{TRY(change_many(tx, tickets_, actor, ids, change, BulkMode::kPreview))};
    });
  }
  BulkResult all;
  for (auto const& batch : in_batches(ids)) {
    auto done = database_.write(
        scope, [&](auto& tx) { return change_many(tx, tickets_, actor, batch, change, BulkMode::kApply); });
    // What the batches before have changed must be told all the same.
    if (done.has_error() && all.items.empty()) return done.error();
    if (done.has_error()) done = not_reached(batch);
    std::ranges::move(done.value(), std::back_inserter(all.items));
  }
  return all;
}

Result<BulkResult> MatchingHttp::undo(http::Call const& call, UndoRequest request) const {
  auto const& actor = call.actor;
  BulkResult all;
  for (auto const& batch : in_batches(request.items)) {
    auto done = database_.write(storage::Scope::of(actor.desk),
                                [&](auto& tx) { return undo_many(tx, tickets_, actor, request.action, batch); });
    std::ranges::move(done, std::back_inserter(all.items));
  }
  return all;
}

}  // namespace podpora::queue
