#pragma once

#include "features/calendars/calendar.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace podpora::calendars {

// How a calendar looks in JSON. Times of day are `HH:MM`, the end of a day is `24:00`; dates are `YYYY-MM-DD`.

struct SlotView {
  Day day{Day::kMon};
  std::string from;
  std::string to;
  bool operator==(SlotView const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SlotView, (), (day, from, to))

struct HolidayView {
  std::string date;
  std::string from;
  std::string to;
  std::string code;
  std::string name;
  bool operator==(HolidayView const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HolidayView, (), (date, from, to, code, name))

struct ExceptionView {
  std::string date;
  std::string from;
  std::string to;
  bool operator==(ExceptionView const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExceptionView, (), (date, from, to))

struct CalendarView {
  CalendarId id;
  std::string name;
  std::string time_zone;
  std::vector<SlotView> hours;
  Preset preset{Preset::kNone};
  std::vector<HolidayView> holidays;
  std::vector<ExceptionView> exceptions;
  bool operator==(CalendarView const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (id, name, time_zone, hours, preset, holidays, exceptions))
/// Feeds may bring more days than a list of the API has by itself.
inline std::vector<http::FieldLimit> wire_limits(CalendarView const*) {
  return {{"holidays", {.min = std::nullopt, .max = 40'000}}};
}

struct CalendarList {
  std::vector<CalendarView> items;
};
BOOST_DESCRIBE_STRUCT(CalendarList, (), (items))

CalendarView to_view(Calendar const& calendar);

/// The inverse. kInvalid with the pointer of each text that is no date or no time of day.
Result<Calendar> from_view(CalendarView const& view);

/// `09:05`; 1440 is `24:00`.
std::string to_clock_text(int minute);

/// Reads spans and dates, and remembers the pointer of each that is wrong.
class ViewReader {
 public:
  Span span(std::string const& from, std::string const& to, std::string const& pointer);
  Date date(std::string const& text, std::string const& pointer);
  /// The Error for all that was wrong; nothing when all was well.
  std::optional<Error> error() &&;

 private:
  std::vector<FieldError> faults_;
};

/// `2026-11-22`.
std::string to_date_text(Date date);

/// Minutes of `HH:MM`; empty when it is none between 00:00 and 24:00.
std::optional<int> parse_clock_text(std::string_view text);

/// The date of `YYYY-MM-DD`; empty when there is no such day.
std::optional<Date> parse_date_text(std::string_view text);

}  // namespace podpora::calendars
