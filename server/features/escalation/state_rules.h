#pragma once

#include "features/escalation/service_request.h"

#include <optional>
#include <vector>

namespace podpora::escalation {

/// The state after a step; empty when the step may not be taken in that state.
std::optional<State> next_state(State state, Step step);

/// The steps that may be taken, in the order of the enum.
std::vector<Step> allowed_steps(State state);

/// True while something may still come from the other side.
bool is_open(State state);

}  // namespace podpora::escalation
