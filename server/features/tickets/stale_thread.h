#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// What was said after the newest message that somebody saw, by others: to the customer, by the customer, or in a note.
/// What the system itself noted is nothing to read first.
std::vector<Message> said_since(std::vector<Message> const& all, MessageId last_seen, std::optional<PersonId> reader);

/// kConflict `stale-thread`, naming how much is new, by whom and the id of the newest, when something was said that the
/// writer has not seen.
Result<void> check_thread(storage::Transaction& tx, Actor const& actor, TicketId ticket, MessageId last_seen);

}  // namespace podpora::tickets
