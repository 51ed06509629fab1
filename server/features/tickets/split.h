#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/enum.hpp>

namespace podpora::tickets {

/// Which messages leave: the one, or it and everything after it.
enum class SplitScope : std::uint8_t { kOne, kAndLater };
BOOST_DESCRIBE_ENUM(SplitScope, kOne, kAndLater)

struct SplitOrder {
  TicketId ticket;
  MessageId message;
  SplitScope scope{SplitScope::kOne};
  std::string subject;
};

/// What leaves a ticket whose messages are these. What belongs to a service request stays with it. Empty when the
/// message is not among them or must stay.
std::vector<Message> messages_to_split(std::vector<Message> const& all, MessageId message, SplitScope scope);

/// What later features do for one message that moves. `app/` fills it in; it may be empty.
using MoveMails = std::function<void(storage::Transaction&, DeskId, MessageId, TicketId to)>;

/// Opens a ticket of the same customer, contact, kind and assignee with messages that leave the first; each is linked
/// to the other. Its clocks begin now. kNotFound when the actor does not see the ticket; kInvalid `/message` for one
/// that is not there (`unknown-reference`), that belongs to a service request (`upstream-stays`), or without which
/// nothing would stay (`nothing-stays`), `/subject` for an empty one; kConflict `ticket-merged`, `ticket-not-joined`.
/// Records `ticket.opened` and on both `ticket.split`.
Result<Ticket> split_ticket(storage::Transaction& tx, Context const& context, Actor const& actor,
                            SplitOrder const& order, MoveMails const& move_mails);

}  // namespace podpora::tickets
