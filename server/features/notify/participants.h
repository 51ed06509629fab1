#pragma once

#include "features/audit/audit.h"
#include "features/tickets/ticket.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::notify {

struct ParticipantTag {
  static constexpr std::string_view prefix = "par";
};
using ParticipantId = Id<ParticipantTag>;

/// Named in a mail's Cc and waiting for a yes; takes part; or was refused and is never asked about again.
enum class ParticipantState : std::uint8_t { kPending, kConfirmed, kDeclined };
BOOST_DESCRIBE_ENUM(ParticipantState, kPending, kConfirmed, kDeclined)

/// Somebody besides the contact who takes part in a ticket by mail: gets its answers, and is heard on it.
struct Participant {
  ParticipantId id;
  tickets::TicketId ticket_id;
  std::string address;  ///< lower case
  std::string name;
  ParticipantState state{ParticipantState::kPending};
  std::string named_by;  ///< the address whose mail named them
  Time created_at;
  std::string decided_by;  ///< who said yes or no; empty while pending
  std::optional<Time> decided_at;
};
BOOST_DESCRIBE_STRUCT(Participant, (),
                      (id, ticket_id, address, name, state, named_by, created_at, decided_by, decided_at))

/// At most this many people take part in one ticket; more are left out.
inline constexpr std::size_t kParticipantsMax = 50;

struct NewParticipant {
  tickets::TicketId ticket_id;
  std::string address;
  std::string name;
  ParticipantState state{ParticipantState::kPending};
  std::string named_by;
};

/// Notes somebody named in a mail; who is known on the ticket already stays as they are. Records
/// `participant.named` or `participant.confirmed`. False when nothing was new.
bool name_participant(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                      NewParticipant const& participant);

/// Says yes or no. kNotFound for a participant of another ticket or desk; kInvalid `/state` for kPending. Records
/// `participant.confirmed` or `participant.declined`. Who was confirmed is told so by mail, where the desk sends such.
Result<Participant> decide_participant(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       tickets::TicketId ticket, ParticipantId id, ParticipantState state);

/// In the order in which they were named.
std::vector<Participant> participants_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
/// Nothing for a participant of another ticket.
std::optional<Participant> find_participant(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                            ParticipantId id);
/// The participant of the ticket with that address, in any case.
std::optional<Participant> find_participant(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                            std::string const& address);

}  // namespace podpora::notify
