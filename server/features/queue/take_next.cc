#include "features/queue/take_next.h"

#include "features/queue/page.h"
#include "features/tickets/access.h"
#include "features/tickets/change.h"

namespace podpora::queue {

namespace {

constexpr int kLookedAt = 50;

}  // namespace

Result<std::optional<tickets::Ticket>> take_next(storage::Transaction& tx, tickets::Context const& context,
                                                 Actor const& actor, Filter filter) {
  filter.assignees.only = {"0"};
  filter.unfinished = true;
  filter.order = Order::kDue;
  filter.limit = kLookedAt;
  for (auto const& row : TRY(page_of(tx, actor.desk, std::move(filter), std::nullopt)).rows) {
    auto ticket = tickets::find_visible(tx, actor, row.id);
    if (ticket.has_error()) continue;
    ticket.value().assignee_id = actor.person;
    return std::optional{TRY(tickets::change_ticket(tx, context, actor, std::move(ticket).value()))};
  }
  return std::optional<tickets::Ticket>{};
}

}  // namespace podpora::queue
