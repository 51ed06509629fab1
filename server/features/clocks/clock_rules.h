#pragma once

#include "features/calendars/calendar.h"
#include "features/clocks/clock.h"

#include <vector>

namespace podpora::clocks {

enum class Action : std::uint8_t { kStart, kMeet, kPause, kResume, kCancel };

/// What an event does to the clocks of one kind.
struct Step {
  ClockKind kind;
  Action action;

  bool operator==(Step const&) const = default;
};

/// A new ticket: the first response and the resolution begin.
std::vector<Step> steps_for_opening();

/// A message that an agent writes to the customer answers: it meets first response and next update, and the next
/// update begins anew. No other message does anything; states that change with it have steps of their own.
std::vector<Step> steps_for_message(tickets::AuthorKind author, tickets::Visibility visibility);

/// A change of state: resolving meets, reopening begins anew, waiting pauses where the rules say so.
std::vector<Step> steps_for_state(tickets::State before, tickets::State after, PauseRules const& rules);

/// The rules of a target: what it says, else `otherwise`.
PauseRules pause_rules(offers::Target const* target, PauseRules const& otherwise);

/// Why a ticket's clocks have other targets than before; empty when nothing of the kind changed. The most telling one
/// first: agreement, severity, kind, service.
std::optional<Reason> reason_to_retarget(tickets::Ticket const& before, tickets::Ticket const& after);

/// A calendar with the moment from which it holds.
struct CalendarSince {
  calendars::Calendar calendar;
  Time began_at;
};

// What a step does to one clock. `calendar` is the clock's own.

/// True when the clocks towards the customer stand in that state.
bool paused_in(tickets::State state, PauseRules const& rules);

/// Begins at `now`: due when `target_us` of open time have passed.
void start(DeadlineClock& clock, calendars::Calendar const& calendar, Time now);

/// Met in time, or late: then it is breached too, at the moment it was due.
void meet(DeadlineClock& clock, Time now);

/// Ran out: breached at the moment it was due. Only a running clock.
void breach(DeadlineClock& clock);

/// As if it had not been met: it runs on to the time that was promised, or stands where the ticket waits. A clock that
/// was breached by then stays so.
void unmeet(DeadlineClock& clock, calendars::Calendar const& calendar, bool is_paused);

/// Stands still; the open time since it last began to run is kept. Only a running clock that is not overdue.
void pause(DeadlineClock& clock, calendars::Calendar const& calendar, Time now);
void resume(DeadlineClock& clock, calendars::Calendar const& calendar, Time now);
void cancel(DeadlineClock& clock);

/// Another target or other hours from now on; the open time used so far, counted in the old hours, stays used.
void retarget(DeadlineClock& clock, calendars::Calendar const& before, calendars::Calendar const& after, Time now);

/// Counts a running clock through calendars that took each other's place: `chain` begins with the one in which it
/// counted so far. What it used before each change stays used; once it was due it is not moved any more.
void recount(DeadlineClock& clock, std::vector<CalendarSince> const& chain);

/// Lets a clock run or stand as the ticket's state wants it under the rules that hold now.
void align(DeadlineClock& clock, calendars::Calendar const& calendar, bool is_paused, Time now);

}  // namespace podpora::clocks
