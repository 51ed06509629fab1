#pragma once

#include "features/clocks/clock.h"

#include <vector>

namespace podpora::clocks {

struct ClockView {
  ClockId id;
  ClockKind kind{ClockKind::kFirstResponse};
  std::int64_t target_minutes{0};
  std::optional<Time> due_at;  ///< null while it stands still
  ClockState state{ClockState::kRunning};
  Time started_at;
  std::optional<Time> breached_at;
  std::optional<Time> met_at;
  std::optional<calendars::CalendarId> calendar_id;  ///< in which it counts; null: around the clock
};
BOOST_DESCRIBE_STRUCT(ClockView, (),
                      (id, kind, target_minutes, due_at, state, started_at, breached_at, met_at, calendar_id))

/// One move of a deadline: from when, to when (null: the promise ended), and why.
struct MoveView {
  ClockId clock_id;
  ClockKind kind{ClockKind::kFirstResponse};
  MoveCause cause{MoveCause::kCalendar};
  std::string earlier;  ///< the severity, kind, service, agreement or state before
  std::string later;    ///< and after; of a calendar its name
  Time due_before;
  std::optional<Time> due_after;
  std::string made_by;
  Time made_at;
};
BOOST_DESCRIBE_STRUCT(MoveView, (), (clock_id, kind, cause, earlier, later, due_before, due_after, made_by, made_at))

struct ClockList {
  std::vector<ClockView> items;
  std::vector<MoveView> moves;  ///< in the order of happening
  std::optional<Time> due_at;   ///< what is due next towards the customer, as the queue orders by it
  std::optional<ClockKind> due_kind;
};
BOOST_DESCRIBE_STRUCT(ClockList, (), (items, moves, due_at, due_kind))

ClockView to_view(DeadlineClock const& clock);

}  // namespace podpora::clocks
