#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// Writes a message and its attachments, nothing else: the part that opening and answering share.
Message append(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TicketId ticket,
               NewMessage message);

}  // namespace podpora::tickets
