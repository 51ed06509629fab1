#include "features/queue/matching.h"

#include "features/queue/list_tickets.h"
#include "features/queue/view.h"

#include <algorithm>

namespace podpora::queue {

namespace {

/// What the search lets through, and one more than may be changed where there are more. Listed, not counted: a phrase
/// is counted by its words.
Result<std::vector<tickets::TicketId>> first_matching(storage::Transaction& tx, SearchContext const& context,
                                                      std::string const& query) {
  auto filter = TRY(filter_of_view(tx, context, query));
  filter.limit = static_cast<int>(kMatchingMax) + 1;
  std::vector<tickets::TicketId> ids;
  for (auto const& row : list_tickets(tx, context.actor.desk, filter).rows) ids.push_back(row.id);
  return ids;
}

}  // namespace

Result<MatchCount> count_matching(storage::Transaction& tx, SearchContext const& context, std::string const& query) {
  auto const found = static_cast<std::int64_t>(TRY(first_matching(tx, context, query)).size());
  return MatchCount{.count = std::min(found, kMatchingMax), .is_more = found > kMatchingMax};
}

Result<std::vector<tickets::TicketId>> matching(storage::Transaction& tx, SearchContext const& context,
                                                std::string const& query, std::int64_t expected) {
  if (expected > kMatchingMax) return invalid("/expected", "too-many", {{"max", kMatchingMax}});
  auto ids = TRY(first_matching(tx, context, query));
  auto const found = static_cast<std::int64_t>(ids.size());
  if (found != expected) return conflict("matching-changed", {{"expected", expected}, {"found", found}});
  return ids;
}

}  // namespace podpora::queue
