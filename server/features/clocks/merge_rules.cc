#include "features/clocks/merge_rules.h"

namespace podpora::clocks {

bool binds(DeadlineClock const& clock) {
  return !clock.met_at && clock.state != ClockState::kMet && clock.state != ClockState::kCancelled;
}

DeadlineClock const* binding_clock(std::vector<DeadlineClock> const& clocks, ClockKind kind) {
  DeadlineClock const* found = nullptr;
  for (auto const& clock : clocks) {
    if (clock.kind != kind || !binds(clock)) continue;
    if (found == nullptr || clock.promised_at < found->promised_at) found = &clock;
  }
  return found;
}

Standing standing_of(DeadlineClock const* survivors, DeadlineClock const* sources) {
  if (sources == nullptr) return survivors == nullptr ? Standing::kNone : Standing::kSurvivors;
  if (survivors == nullptr) return Standing::kSources;
  return sources->promised_at < survivors->promised_at ? Standing::kSources : Standing::kSurvivors;
}

}  // namespace podpora::clocks
