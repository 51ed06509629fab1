#include "features/calendars/wire.h"

#include <fmt/format.h>

#include <charconv>

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

std::optional<int> parse_digits(std::string_view text) {
  int number = 0;
  if (text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string at(char const* list, std::size_t i) {
  return fmt::format("/{}/{}", list, i);
}

}  // namespace

std::string to_clock_text(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string to_date_text(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<int> parse_clock_text(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  auto const hour = parse_digits(text.substr(0, 2));
  auto const minute = parse_digits(text.substr(3));
  if (!hour || !minute || *minute > 59) return std::nullopt;
  int const all = *hour * 60 + *minute;
  if (all > 1440) return std::nullopt;
  return all;
}

std::optional<Date> parse_date_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = parse_digits(text.substr(0, 4));
  auto const month = parse_digits(text.substr(5, 2));
  auto const day = parse_digits(text.substr(8));
  if (!year || !month || !day) return std::nullopt;
  Date const date{chrono::year(*year), chrono::month(static_cast<unsigned>(*month)),
                  chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

CalendarView to_view(Calendar const& calendar) {
  CalendarView view{
      .id = calendar.id, .name = calendar.name, .time_zone = calendar.time_zone, .preset = calendar.preset};
  for (auto const& slot : calendar.hours) {
    view.hours.push_back({slot.day, to_clock_text(slot.span.from), to_clock_text(slot.span.to)});
  }
  for (auto const& holiday : calendar.holidays) {
    view.holidays.push_back({to_date_text(holiday.date), to_clock_text(holiday.span.from),
                             to_clock_text(holiday.span.to), holiday.code, holiday.name});
  }
  for (auto const& exception : calendar.exceptions) {
    view.exceptions.push_back(
        {to_date_text(exception.date), to_clock_text(exception.span.from), to_clock_text(exception.span.to)});
  }
  return view;
}

Span ViewReader::span(std::string const& from, std::string const& to, std::string const& pointer) {
  auto const begin = parse_clock_text(from);
  auto const end = parse_clock_text(to);
  if (!begin || *begin == 1440) faults_.push_back({pointer + "/from", "time-of-day", {}});
  if (!end) faults_.push_back({pointer + "/to", "time-of-day", {}});
  return {begin.value_or(0), end.value_or(1440)};
}

Date ViewReader::date(std::string const& text, std::string const& pointer) {
  auto const date = parse_date_text(text);
  if (!date) faults_.push_back({pointer + "/date", "date", {}});
  return date.value_or(Date{});
}

std::optional<Error> ViewReader::error() && {
  if (faults_.empty()) return std::nullopt;
  return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults_)};
}

Result<Calendar> from_view(CalendarView const& view) {
  Calendar calendar{.id = view.id, .name = view.name, .time_zone = view.time_zone, .preset = view.preset};
  ViewReader reader;
  for (std::size_t i = 0; i < view.hours.size(); ++i) {
    auto const& slot = view.hours[i];
    calendar.hours.push_back({slot.day, reader.span(slot.from, slot.to, at("hours", i))});
  }
  for (std::size_t i = 0; i < view.holidays.size(); ++i) {
    auto const& holiday = view.holidays[i];
    auto const pointer = at("holidays", i);
    calendar.holidays.push_back({reader.date(holiday.date, pointer), reader.span(holiday.from, holiday.to, pointer),
                                 holiday.code, holiday.name});
  }
  for (std::size_t i = 0; i < view.exceptions.size(); ++i) {
    auto const& exception = view.exceptions[i];
    auto const pointer = at("exceptions", i);
    calendar.exceptions.push_back(
        {reader.date(exception.date, pointer), reader.span(exception.from, exception.to, pointer)});
  }
  if (auto error = std::move(reader).error()) return *std::move(error);
  return calendar;
}

}  // namespace podpora::calendars
