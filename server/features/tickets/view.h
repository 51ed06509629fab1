#pragma once

#include "features/tickets/ticket_store.h"
#include "features/tickets/wire.h"

namespace podpora::tickets {

/// A ticket with names and its whole conversation, as agents see it.
TicketView view_of(storage::Transaction& tx, DeskId desk, Ticket const& ticket);

/// One message with its attachments.
MessageView view_of(Message const& message, std::vector<Attachment> const& attachments);

/// A request as its customer sees it.
PortalTicketView portal_view_of(storage::Transaction& tx, DeskId desk, Ticket const& ticket, Time now);
PortalTicketRow portal_row_of(Ticket const& ticket);

}  // namespace podpora::tickets
