#pragma once

#include "features/calendars/calendar.h"
#include "features/calendars/open_spans.h"

namespace podpora::calendars {

/// Compared with the weekly hours: as long or longer, shorter, or not at all.
enum class DayState : std::uint8_t { kOpen, kPart, kClosed };
BOOST_DESCRIBE_ENUM(DayState, kOpen, kPart, kClosed)

/// Why a day is what it is: nothing in the week, a holiday, an exception, or clocks that are put forward or back.
enum class WhyKind : std::uint8_t { kNoHours, kHoliday, kException, kClockChange };
BOOST_DESCRIBE_ENUM(WhyKind, kNoHours, kHoliday, kException, kClockChange)

struct Why {
  WhyKind kind{WhyKind::kNoHours};
  std::string code;  ///< of a preset's holiday
  std::string name;  ///< of an own one
  int minutes{0};    ///< by which the day is longer (or shorter) than 24 hours, with a clock change

  bool operator==(Why const&) const = default;
};

struct PreviewDay {
  Date date;
  DayState state{DayState::kOpen};
  std::vector<DayPiece> open;
  std::vector<Why> why;
};

/// What people see of a calendar before they rely on it: each day from `first`, with the reasons for what is not as in
/// any week. kInvalid `time-beyond-calendar` when it reaches beyond 2037. The calendar must be `checked`.
Result<std::vector<PreviewDay>> preview(Calendar const& calendar, Date first, int days);

}  // namespace podpora::calendars
