#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

namespace podpora::tickets {

/// A message that its customer does not see: not before an instant, or never because it was taken back.
struct Hold {
  MessageId message_id;
  Time held_until;
  std::optional<Time> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (message_id, held_until, withdrawn_at))

/// Keeps the message from the customer until then. Agents see it.
void hold_message(storage::Transaction& tx, DeskId desk, Message const& message, Time until);

/// All holds of the ticket's messages, past ones too.
std::vector<Hold> holds_of(storage::Transaction& tx, DeskId desk, TicketId ticket);

/// What the customer may read of the ticket at `now`, in the order of writing.
std::vector<Message> customer_messages_of(storage::Transaction& tx, DeskId desk, TicketId ticket, Time now);

/// Takes a message back before anybody outside saw it: it stays on the ticket for agents, marked, and the ticket
/// waits for nobody on its account any more: from "waiting for the customer" it goes back to `before`. Records
/// `ticket.message_withdrawn`. kNotFound when the ticket is gone. Checks nothing about who may.
Result<Ticket> withdraw_message(storage::Transaction& tx, Context const& context, Actor const& actor,
                                Message const& message, State before);

}  // namespace podpora::tickets
