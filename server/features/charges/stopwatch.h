#pragma once

#include "features/charges/context.h"

#include <vector>

namespace podpora::charges {

/// Time that a person counts on a ticket and has not recorded yet. At most one of a person runs.
struct Stopwatch {
  tickets::TicketId ticket_id;
  std::int64_t ticket_number{0};
  std::string subject;
  std::int64_t kept_seconds{0};       ///< counted before
  std::optional<Time> running_since;  ///< empty while it stands
};
BOOST_DESCRIBE_STRUCT(Stopwatch, (), (ticket_id, ticket_number, subject, kept_seconds, running_since))

/// Starts counting on the ticket. Another that runs stops and keeps what it has; one that runs already goes on.
/// kNotFound; kForbidden for an actor who is no person. All of this file in the caller's transaction.
Result<void> start_stopwatch(storage::Transaction& tx, Context const& context, Actor const& actor,
                             tickets::TicketId ticket);

/// Stops it; what was counted is kept. Nothing to do when it does not run.
void pause_stopwatch(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::TicketId ticket);

/// Forgets it: its time is recorded, or given up.
void clear_stopwatch(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket);

/// The actor's own, the running one first.
std::vector<Stopwatch> stopwatches_of(storage::Transaction& tx, Actor const& actor);

}  // namespace podpora::charges
