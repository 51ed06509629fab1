#pragma once

#include "features/clocks/due.h"
#include "platform/storage/database.h"

namespace podpora::clocks {

/// Writes when something is due on the open ticket; nothing: it comes after all that are due.
void write_due(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, std::optional<Due> const& due);

/// What is due on the ticket; empty when nothing is, or it is done.
std::optional<Due> find_due(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// What is due on each unfinished ticket of the customer on which something is.
std::vector<TicketDue> dues_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// The ticket is done.
void forget_due(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

}  // namespace podpora::clocks
