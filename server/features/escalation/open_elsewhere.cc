#include "features/escalation/escalation.h"
#include "features/escalation/service_request_store.h"
#include "features/escalation/state_rules.h"
#include "features/tickets/ticket_store.h"

namespace podpora::escalation {

namespace {

/// Older tickets than that are not looked through.
constexpr int kTicketsMax = 200;

}  // namespace

std::vector<OpenElsewhere> open_for_same(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  std::vector<OpenElsewhere> found;
  auto const look_at = [&](tickets::Ticket const& other) {
    for (auto& request : service_requests_of(tx, desk, other.id)) {
      if (is_open(request.state)) found.push_back({other, std::move(request)});
    }
  };
  look_at(ticket);
  if (!ticket.customer_id || ticket.service.empty()) return found;
  for (auto const& other : tickets::tickets_of_customer(tx, desk, *ticket.customer_id, kTicketsMax)) {
    if (other.id != ticket.id && other.service == ticket.service) look_at(other);
  }
  return found;
}

}  // namespace podpora::escalation
