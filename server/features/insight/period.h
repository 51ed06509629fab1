#pragma once

#include "features/calendars/calendar.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

#include <optional>
#include <string>

namespace podpora::insight {

/// Days of the desk's zone that are looked back on; the last one counts.
struct Period {
  calendars::Date first;
  calendars::Date last;
};

/// The period as instants: `to` is the end of the last day.
struct Span {
  Time from;
  Time to;
};

/// Midnights of the zone.
Span span_of(Period const& period, std::string const& zone);

/// So many whole months before the month of that day.
Period whole_months(calendars::Date today, int months);

/// What was asked for, `otherwise` where nobody says. kInvalid `date` at `query/from` or `query/to` for what is no
/// day, `out-of-range` at `query/to` when the period ends before it begins or is longer than two years.
Result<Period> period_of(std::optional<std::string> const& from, std::optional<std::string> const& to,
                         Period const& otherwise);

/// `2026-11-23`
std::string text_of(calendars::Date date);
/// The month of an instant in a zone: `2026-11`.
std::string month_of(Time at, std::string const& zone);

}  // namespace podpora::insight
