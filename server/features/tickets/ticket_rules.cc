#include "features/tickets/ticket_rules.h"

namespace podpora::tickets {

State state_after(State now, Message const& message) {
  if (message.author_kind == AuthorKind::kContact && message.visibility == Visibility::kCustomer) return State::kOpen;
  if (message.author_kind == AuthorKind::kUpstream) return is_open(now) ? State::kOpen : now;
  if (message.author_kind == AuthorKind::kAgent && message.visibility == Visibility::kCustomer) {
    return is_open(now) ? State::kWaitingCustomer : now;
  }
  return now;
}

bool is_open(State state) {
  return state != State::kResolved && state != State::kClosed;
}

Ticket with_state(Ticket ticket, State state, Time now) {
  if (ticket.state == state) return ticket;
  ticket.state = state;
  if (is_open(state)) {
    ticket.resolved_at.reset();
  } else if (!ticket.resolved_at) {
    ticket.resolved_at = now;
  }
  return ticket;
}

}  // namespace podpora::tickets
