#pragma once

#include "features/calendars/calendar.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::calendars {

/// The most that a feed may be, in bytes, and the most days of holiday that it may give.
inline constexpr std::size_t kIcsMax = 4 << 20;
inline constexpr std::size_t kIcsHolidaysMax = 30'000;

/// The closed times of an iCalendar document (RFC 5545): every VEVENT that is not cancelled, with its recurrences up to
/// 2037, exceptions and replaced occurrences; whole days as they are written, others in the zone of the calendar and
/// rounded outward to minutes. kInvalid `ics-not-calendar`, `ics-too-large`, `ics-too-many`, `ics-rule` (a rule that
/// cannot be read or repeats more often than daily), `ics-time`, the last two with the event's summary. Nothing is
/// taken by half.
Result<std::vector<Holiday>> read_ics(std::string_view text, std::string const& time_zone);

}  // namespace podpora::calendars
