#pragma once

#include "features/calendars/calendar.h"

namespace podpora::calendars {

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm in J. Meeus, Astronomical Algorithms, 1991, ch. 8).
Date easter_sunday(std::chrono::year year);

/// Public holidays of the Czech Republic by act 245/2000 Coll. as amended (Good Friday since 2016), in order of date.
/// Their codes are `cz.new_year`, `cz.good_friday` …
std::vector<Holiday> czech_holidays(std::chrono::year year);

/// The holidays that a preset gives for the year.
std::vector<Holiday> preset_holidays(Preset preset, std::chrono::year year);

}  // namespace podpora::calendars
