#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// The state after a message: a contact's or an upstream's message asks for us again, an agent's answer to the customer
/// waits for the customer; notes, system lines and messages to an upstream leave it.
State state_after(State now, Message const& message);

/// True for states in which somebody still owes something.
bool is_open(State state);

/// The ticket in that state: entering resolved stamps the time, leaving it clears the time.
Ticket with_state(Ticket ticket, State state, Time now);

/// The ticket with the subscription that it must be about: the only active one of its service, where none was named.
/// A subscription of another service than the ticket's is let go.
Ticket with_matching_subscription(Ticket ticket, std::vector<customers::Subscription> const& held);

}  // namespace podpora::tickets
