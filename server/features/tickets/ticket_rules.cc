#include "features/tickets/ticket_rules.h"

#include <algorithm>

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

Ticket with_matching_subscription(Ticket ticket, std::vector<customers::Subscription> const& held) {
  auto const fits = [&](auto const& subscription) { return subscription.service == ticket.service; };
  if (ticket.subscription_id) {
    auto const named = std::ranges::find(held, *ticket.subscription_id, &customers::Subscription::id);
    if (named != held.end() && !fits(*named)) ticket.subscription_id.reset();
  }
  if (ticket.subscription_id) return ticket;
  std::vector<customers::SubscriptionId> candidates;
  for (auto const& subscription : held) {
    if (fits(subscription) && subscription.state == "active") candidates.push_back(subscription.id);
  }
  if (candidates.size() == 1) ticket.subscription_id = candidates.front();
  return ticket;
}

}  // namespace podpora::tickets
