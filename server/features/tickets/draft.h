#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::tickets {

/// Where a text that is begun will go: to the customer, or into the ticket as a note.
enum class DraftKind : std::uint8_t { kReply, kNote };
BOOST_DESCRIBE_ENUM(DraftKind, kReply, kNote)

/// A text that an agent has begun on a ticket and not sent. One of each kind for each agent and ticket.
struct Draft {
  DraftKind kind{DraftKind::kReply};
  std::string body;
  Time updated_at;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (kind, body, updated_at))

/// Keeps the text in the place of what was kept before; without anything but white space there is no draft any more.
/// kNotFound when the desk has no such ticket. Nobody else ever reads it.
Result<Draft> keep_draft(storage::Transaction& tx, Actor const& actor, TicketId ticket, Draft draft);

/// The actor's own drafts on that ticket.
std::vector<Draft> drafts_of(storage::Transaction& tx, Actor const& actor, TicketId ticket);

/// What sending does with the draft that was sent.
void drop_draft(storage::Transaction& tx, Actor const& actor, TicketId ticket, DraftKind kind);

}  // namespace podpora::tickets
