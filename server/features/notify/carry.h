#pragma once

#include "features/audit/audit.h"
#include "features/tickets/carry.h"

namespace podpora::notify {

/// Participants, mails and the ids by which answers find their conversation go with a ticket that is merged; its
/// contact takes part in the survivor, unless that is the same person.
std::vector<tickets::Carrier> ticket_carriers(audit::Context const& context);

/// The mails of a message go with it to another ticket, and so do the answers to them.
void move_mails(storage::Transaction& tx, DeskId desk, tickets::MessageId message, tickets::TicketId to);

}  // namespace podpora::notify
