#pragma once

#include "features/reports/lines.h"

namespace podpora::reports {

/// The queue's search for requests in any state that were opened on those days and are what is asked for; nothing where
/// the grammar of searches cannot say it.
std::optional<std::string> search_for_opened(Which const& which, insight::Period const& days);

/// The same for what waits in a state (`unfinished`, `open`, …) and is of that age today; of every age without one.
std::optional<std::string> search_for_waiting(Which const& which, std::string const& state,
                                              std::optional<Age> const& age, calendars::Date today);

}  // namespace podpora::reports
