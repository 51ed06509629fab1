#pragma once

#include "features/clocks/clock.h"

#include <vector>

namespace podpora::clocks {

/// Which of two tickets' promises of one kind stands when they become one.
enum class Standing : std::uint8_t { kNone, kSurvivors, kSources };

/// A promise that still binds: not met, not cancelled. One that ran out and was not kept binds, too.
bool binds(DeadlineClock const& clock);

/// The promise of that kind that binds; nothing when there is none. Of several the one that is due first.
DeadlineClock const* binding_clock(std::vector<DeadlineClock> const& clocks, ClockKind kind);

/// The older promise stands: the one that falls due first, so that nobody gains time by merging. Where both fall due
/// together it is the survivor's; where only one binds, that one.
Standing standing_of(DeadlineClock const* survivors, DeadlineClock const* sources);

/// The kinds that are promised to the customer: one of each stands. What others owe us stands for each service request.
inline constexpr ClockKind kPromised[] = {ClockKind::kFirstResponse, ClockKind::kNextUpdate, ClockKind::kResolution};

}  // namespace podpora::clocks
