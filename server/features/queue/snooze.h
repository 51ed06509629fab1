#pragma once

#include "features/tickets/ticket.h"
#include "platform/jobs/jobs.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::queue {

/// What brought a ticket back: its time, an answer, or an agent.
enum class Woken : std::uint8_t { kTime, kAnswer, kPerson };
BOOST_DESCRIBE_ENUM(Woken, kTime, kAnswer, kPerson)

/// A ticket that was put aside. It comes back at its time, with an answer of the customer or an upstream side, and when
/// a promise to the customer falls due within `kDueWakes`.
struct Snooze {
  tickets::TicketId ticket_id;
  PersonId by_id;
  std::string by_name;
  Time snoozed_at;
  Time until_at;
  std::optional<Time> woken_at;
  std::string why;  ///< `Woken` in words, once it is back

  bool is_asleep() const { return !woken_at; }
};
BOOST_DESCRIBE_STRUCT(Snooze, (), (ticket_id, by_id, by_name, snoozed_at, until_at, woken_at, why))

constexpr auto kDueWakes = std::chrono::hours{1};
constexpr auto kSnoozeMax = std::chrono::days{366};
inline constexpr char const* kWakeJob = "queue.wake";

/// Puts the ticket aside until then, again when it is already. kNotFound when the actor may not see it; kConflict
/// `ticket-finished`; kInvalid at `/until` with `not-ahead` for a time that is not ahead of now, `too-far` for one
/// more than a year ahead. Records `ticket.snoozed`, and queues the job that brings it back.
Result<Snooze> snooze_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::TicketId ticket, Time until);

/// Brings it back now. kNotFound when the actor may not see it, or it is not put aside. Records `ticket.woken`.
Result<Snooze> wake_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket);

/// As if it had never been put aside: also that it was back is forgotten.
void forget_snooze(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// The ticket's row, while it sleeps and until an agent goes on with it.
std::optional<Snooze> snooze_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// Brings back what of the desk has slept long enough. Doing it twice is no matter.
void wake_due(storage::Database& database, audit::Context const& context, DeskId desk);

/// What a message does: an answer wakes the ticket.
void wake_on_message(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                     tickets::Ticket const& ticket, tickets::Message const& message);

/// What a change does: what is finished does not sleep, and an agent who goes on with what is back has seen why.
void forget_on_change(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& after);

}  // namespace podpora::queue
