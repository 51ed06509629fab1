#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// The state of a ticket that another one goes into: open when somebody waits for us on either; what is done is done
/// only when both are; else the ticket goes on waiting for whom it waited, or for whom the other did.
State state_after_merge(State survivor, State source);

/// True when the customers of both are known and are two.
bool customers_differ(Ticket const& source, Ticket const& survivor);

}  // namespace podpora::tickets
