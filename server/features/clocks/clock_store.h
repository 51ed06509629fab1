#pragma once

#include "features/clocks/clock.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::clocks {

void insert_clock(storage::Transaction& tx, DeskId desk, DeadlineClock const& clock);

/// Writes what rules change: target, hours, spent time, state and times.
void update_clock(storage::Transaction& tx, DeskId desk, DeadlineClock const& clock);

/// In the order of starting.
std::vector<DeadlineClock> clocks_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// Running clocks that were due at `now`, the longest overdue first.
std::vector<DeadlineClock> due_clocks(storage::Transaction& tx, DeskId desk, Time now, int limit);

/// Marks one as breached; false when it does not run any more.
bool mark_breached(storage::Transaction& tx, DeskId desk, ClockId id);

}  // namespace podpora::clocks
