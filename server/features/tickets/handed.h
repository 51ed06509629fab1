#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// Notes that the ticket was handed to that company: its people see it from now on. Handing it over again is no error.
/// Records `ticket.handed_over`.
void hand_over(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TicketId ticket,
               std::string const& company);

/// Its people do not see the ticket any more. Records `ticket.taken_back` where they did.
void take_back(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TicketId ticket,
               std::string const& company);

/// Whether the ticket is with that company. Nothing is ever with a company without a name.
bool is_handed(storage::Transaction& tx, DeskId desk, TicketId ticket, std::string const& company);

}  // namespace podpora::tickets
