#pragma once

#include "features/clocks/clock.h"

#include <vector>

namespace podpora::clocks {

/// What is due next on a ticket towards its customer.
struct Due {
  Time at;
  ClockKind kind{ClockKind::kFirstResponse};

  bool operator==(Due const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Due, (), (at, kind))

/// The same with the ticket it is due on.
struct TicketDue {
  tickets::TicketId ticket_id;
  Time at;
  ClockKind kind{ClockKind::kFirstResponse};
};
BOOST_DESCRIBE_STRUCT(TicketDue, (), (ticket_id, at, kind))

/// Where nothing is due: behind everything that is.
inline constexpr Time kNever{Duration{INT64_MAX}};

/// The one due order, for queue, chips and reports: a ticket is due when the earliest of its promises to the customer
/// is that runs, or ran out and was not kept since. Nothing is due while the ticket stands still for what it waits for,
/// and what others owe us is not due from us. The answer is kept in the table `ticket_due` for each ticket that is not
/// done; `due_at` and then `ticket_id` order tickets everywhere.
std::optional<Due> due_of(std::vector<DeadlineClock> const& clocks, bool is_paused);

}  // namespace podpora::clocks
