#pragma once

#include "features/queue/filter.h"
#include "features/tickets/ticket.h"

namespace podpora::queue {

/// Gives the actor what nobody has and is due first among what the filter lets through; empty when nothing is left. Two
/// who ask at once get two tickets. An error of the change is passed on.
Result<std::optional<tickets::Ticket>> take_next(storage::Transaction& tx, tickets::Context const& context,
                                                 Actor const& actor, Filter filter);

}  // namespace podpora::queue
