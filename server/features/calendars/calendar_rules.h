#pragma once

#include "features/calendars/calendar.h"

#include <span>

namespace podpora::calendars {

/// The calendar itself when it can be computed with: a known zone, spans within a day, no overlapping slots, real
/// dates. Otherwise kInvalid with one field error for each fault (`/time_zone`, `/hours/2`, `/holidays/0` …).
Result<Calendar> checked(Calendar calendar);

/// True when the zone data knows this name.
bool is_zone(std::string const& name);

/// Open at that instant? kInvalid `time-beyond-calendar` outside 1970 to 2037, like all functions here.
Result<bool> is_open(Calendar const& calendar, Time time);

/// Open time between two instants, exact over clock changes; zero when `to` is not after `from`.
Result<Duration> worked(Calendar const& calendar, Time from, Time to);

/// The earliest instant t >= from with worked(from, t) == duration: `from` itself for nothing.
/// kInvalid `time-beyond-calendar` when there is none before 2038.
Result<Time> due_after(Calendar const& calendar, Time from, Duration duration);

/// The same in minutes.
Result<Time> due(Calendar const& calendar, Time from, std::int64_t minutes);

/// Around the clock, in UTC.
Calendar always_open();

/// The local date of that instant in the zone; the zone must be known.
Date local_date(std::string const& zone, Time time);

/// The holidays from `first` to `last` inclusive, preset and own ones, in order of date.
std::vector<Holiday> holidays_between(Calendar const& calendar, Date first, Date last);

}  // namespace podpora::calendars
