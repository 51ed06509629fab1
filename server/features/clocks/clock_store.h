#pragma once

#include "features/clocks/clock.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::clocks {

void insert_clock(storage::Transaction& tx, DeskId desk, DeadlineClock const& clock);

/// Writes what rules change: target, hours, spent time, state and times.
void update_clock(storage::Transaction& tx, DeskId desk, DeadlineClock const& clock);

/// Gives a clock to another ticket.
void move_clock(storage::Transaction& tx, DeskId desk, ClockId id, tickets::TicketId to);

/// In the order of starting.
std::vector<DeadlineClock> clocks_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// The statement of `due_clocks`; its plan is tested.
extern storage::Query const kDueClocks;

/// Clocks whose next event was at `now` or before, the earliest first.
std::vector<DeadlineClock> due_clocks(storage::Transaction& tx, DeskId desk, Time now, int limit);

/// Tickets with running clocks that count in an earlier revision of the calendar; some of them.
std::vector<tickets::TicketId> outdated_tickets(storage::Transaction& tx, DeskId desk, calendars::CalendarId calendar,
                                                std::int64_t revision, int limit);

void insert_change(storage::Transaction& tx, DeskId desk, ClockChange const& change);

/// Every move of the ticket's deadlines, in the order of happening.
std::vector<ClockChange> changes_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// Marks as breached what `due_clocks` gave, up to and with `last`, where its next event is its end.
void mark_breached(storage::Transaction& tx, DeskId desk, DeadlineClock const& last);

/// Tickets behind that one whose clocks have an event ahead, in order.
std::vector<tickets::TicketId> tickets_with_ends(storage::Transaction& tx, DeskId desk, tickets::TicketId after,
                                                 int limit);

}  // namespace podpora::clocks
