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

}  // namespace podpora::tickets
