#pragma once

#include "features/calendars/revision.h"

namespace podpora::calendars {

/// Open time between two instants, each part of it by the revision that held then; before the first one, by that.
/// Nothing without revisions. kInvalid `time-beyond-calendar` as the calendar's rules say.
Result<Duration> worked_through(std::vector<Revision> const& revisions, Time from, Time to);

}  // namespace podpora::calendars
