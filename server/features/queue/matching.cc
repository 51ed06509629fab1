#include "features/queue/matching.h"

#include "features/queue/list_tickets.h"
#include "features/queue/view.h"

#include <algorithm>

namespace podpora::queue {

namespace {

/// One more than may be changed, so that more are noticed. A phrase is looked for in texts, which the count does not
/// do.
std::vector<TicketRow> look(storage::Transaction& tx, DeskId desk, Filter filter) {
  filter.limit = static_cast<int>(kMatchingMax) + 1;
  return list_tickets(tx, desk, filter).rows;
}

}  // namespace

Result<MatchCount> count_matching(storage::Transaction& tx, SearchContext const& context, std::string const& query) {
  auto const filter = TRY(filter_of_view(tx, context, query));
  auto const count = filter.phrases.empty() && filter.not_phrases.empty()
                         ? count_tickets(tx, context.actor.desk, filter, kMatchingMax + 1)
                         : static_cast<std::int64_t>(look(tx, context.actor.desk, filter).size());
  return MatchCount{.count = std::min(count, kMatchingMax), .is_more = count > kMatchingMax};
}

Result<std::vector<tickets::TicketId>> matching(storage::Transaction& tx, SearchContext const& context,
                                                std::string const& query, std::int64_t expected) {
  if (expected > kMatchingMax) return invalid("/expected", "too-many", {{"max", kMatchingMax}});
  auto const filter = TRY(filter_of_view(tx, context, query));
  std::vector<tickets::TicketId> ids;
  for (auto const& row : look(tx, context.actor.desk, filter)) ids.push_back(row.id);
  auto const found = static_cast<std::int64_t>(ids.size());
  if (found != expected) return conflict("matching-changed", {{"expected", expected}, {"found", found}});
  return ids;
}

}  // namespace podpora::queue
