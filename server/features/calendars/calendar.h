#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/base/result.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace podpora::calendars {

struct CalendarTag {
  static constexpr std::string_view prefix = "cal";
};
using CalendarId = Id<CalendarTag>;

/// A date in the calendar's own zone.
using Date = std::chrono::year_month_day;

enum class Day : std::uint8_t { kMon, kTue, kWed, kThu, kFri, kSat, kSun };
BOOST_DESCRIBE_ENUM(Day, kMon, kTue, kWed, kThu, kFri, kSat, kSun)

/// A span of local time on one day, in minutes since local midnight; `to` 1440 is the end of the day. A `to` that
/// is not after its `from` ends the next day.
struct Span {
  int from{0};
  int to{1440};

  bool operator==(Span const&) const = default;
};

/// Weekly working hours; a day may have several.
struct Slot {
  Day day{Day::kMon};
  Span span;

  bool operator==(Slot const&) const = default;
};

/// Closed on that date, the whole day or a part of it. `code` names a text of the catalogue (`holiday.<code>`);
/// a holiday of one's own has a `name` instead.
struct Holiday {
  Date date;
  Span span;
  std::string code;
  std::string name;

  bool operator==(Holiday const&) const = default;
};

/// Extra hours on one date: they beat weekly hours and holidays.
struct Exception {
  Date date;
  Span span;

  bool operator==(Exception const&) const = default;
};

/// Public holidays that a calendar takes from a rule instead of a list.
enum class Preset : std::uint8_t { kNone, kCzech };
BOOST_DESCRIBE_ENUM(Preset, kNone, kCzech)

/// Working hours in one time zone. It is open at an instant when the local time of that instant lies in a slot and
/// in no holiday, or in an exception. So a local time that a clock change skips never counts, and one that it
/// repeats counts both times.
struct Calendar {
  CalendarId id;
  std::string name;
  std::string time_zone;  ///< IANA name: `Europe/Prague`
  std::vector<Slot> hours;
  Preset preset{Preset::kNone};
  std::vector<Holiday> holidays;  ///< besides the preset's
  std::vector<Exception> exceptions;

  bool operator==(Calendar const&) const = default;
};

/// The end of what can be computed: the zone library has no rules beyond 2037-12-31.
constexpr Time kEnd{std::chrono::sys_days{std::chrono::year{2038} / 1 / 1}};

}  // namespace podpora::calendars
