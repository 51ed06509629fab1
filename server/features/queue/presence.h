#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::queue {

/// What somebody does with a ticket: looks at it, writes on it, has it open behind something else, has left it.
enum class PresenceState : std::uint8_t { kViewing, kEditing, kIdle, kGone };
BOOST_DESCRIBE_ENUM(PresenceState, kViewing, kEditing, kIdle, kGone)

/// Whoever does not tell for so long has left, whatever was told last.
constexpr auto kPresenceLasts = std::chrono::seconds{50};

struct Presence {
  tickets::TicketId ticket_id;
  PersonId person_id;
  std::string name;
  PresenceState state{PresenceState::kViewing};
  Time told_at;
};
BOOST_DESCRIBE_STRUCT(Presence, (), (ticket_id, person_id, name, state, told_at))

/// Tells what the actor does with the ticket now. kNotFound when the actor may not see it.
Result<void> tell_presence(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, PresenceState state,
                           Time now);

/// The others who have the ticket before them.
std::vector<Presence> others_present(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, Time now);

/// What others told behind that time, about tickets that the actor may see, oldest first.
std::vector<Presence> told_since(storage::Transaction& tx, Actor const& actor, Time after);

}  // namespace podpora::queue
