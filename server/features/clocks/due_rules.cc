#include "features/clocks/due.h"

#include <algorithm>

namespace podpora::clocks {

namespace {

/// What ran out before a ticket was done and reopened is no debt any more once a new promise of its kind was made. One
/// that runs binds whatever came after: it may have been another ticket's, which was merged into this one.
bool is_replaced(std::vector<DeadlineClock> const& clocks, std::vector<DeadlineClock>::const_iterator clock) {
  if (clock->state != ClockState::kBreached) return false;
  return std::any_of(clock + 1, clocks.end(), [&](auto const& later) {
    return later.kind == clock->kind && later.state != ClockState::kCancelled;
  });
}

}  // namespace

std::optional<Due> due_of(std::vector<DeadlineClock> const& clocks, bool is_paused) {
  std::optional<Due> due;
  if (is_paused) return due;
  for (auto clock = clocks.begin(); clock != clocks.end(); ++clock) {
    if (clock->kind == ClockKind::kUpstreamResponse || clock->met_at || is_replaced(clocks, clock)) continue;
    if (clock->state != ClockState::kRunning && clock->state != ClockState::kBreached) continue;
    if (!due || clock->promised_at < due->at) due = Due{clock->promised_at, clock->kind};
  }
  return due;
}

}  // namespace podpora::clocks
