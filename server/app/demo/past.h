#pragma once

#include "app/demo/partner.h"

namespace podpora::app::demo {

/// How long before now the past of the demo partner begins.
constexpr auto kPast = std::chrono::days{92};

/// A quarter of work: requests that came, were answered in time or late, resolved for a cause, charged and judged by
/// their contacts, and what the partner prepared and sold meanwhile. `clock` is the App's own and stands at the
/// beginning; it is moved to `now`. Throws std::logic_error when a use case refuses.
void add_past(App& app, Partner const& partner, ManualClock& clock, Time now);

}  // namespace podpora::app::demo
