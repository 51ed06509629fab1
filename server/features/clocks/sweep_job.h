#pragma once

#include "features/audit/audit.h"

namespace podpora::clocks {

/// Asks for a sweep of the desk at that time: one job a desk and ten seconds, however many clocks are due in them.
void schedule_sweep(storage::Transaction& tx, audit::Context const& context, DeskId desk, Time at);

}  // namespace podpora::clocks
