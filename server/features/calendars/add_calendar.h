#pragma once

#include "features/audit/audit.h"
#include "features/calendars/calendar.h"

namespace podpora::calendars {

/// Adds a calendar to the desk, gives it its id and records `calendar.added`. kInvalid as `checked` says, or without
/// a name. In the caller's transaction.
Result<Calendar> add_calendar(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              Calendar calendar);

}  // namespace podpora::calendars
