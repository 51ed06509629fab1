#pragma once

#include "features/clocks/clock.h"

#include <vector>

namespace podpora::clocks {

struct ClockView {
  ClockKind kind{ClockKind::kFirstResponse};
  std::int64_t target_minutes{0};
  std::optional<Time> due_at;  ///< null while it stands still
  ClockState state{ClockState::kRunning};
  Time started_at;
  std::optional<Time> breached_at;
  std::optional<Time> met_at;
};
BOOST_DESCRIBE_STRUCT(ClockView, (), (kind, target_minutes, due_at, state, started_at, breached_at, met_at))

struct ClockList {
  std::vector<ClockView> items;
};
BOOST_DESCRIBE_STRUCT(ClockList, (), (items))

ClockView to_view(DeadlineClock const& clock);

}  // namespace podpora::clocks
