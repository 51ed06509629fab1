#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// Resolves with a cause, so that we learn from it. kNotFound; kInvalid without a cause.
Result<Ticket> resolve_ticket(storage::Transaction& tx, Context const& context, Actor const& actor, TicketId ticket,
                              std::string const& cause);

/// Writes a changed copy of the ticket. `after.version` is the version that the change was made from:
/// kPreconditionFailed `stale` when somebody was faster. Records `ticket.changed`.
Result<Ticket> change_ticket(storage::Transaction& tx, Context const& context, Actor const& actor, Ticket after);

}  // namespace podpora::tickets
