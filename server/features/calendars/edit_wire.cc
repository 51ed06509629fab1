#include "features/calendars/edit_wire.h"

#include "platform/i18n/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <tuple>

namespace podpora::calendars {

namespace {

template <class T>
std::int64_t missing_in(std::vector<T> const& all, std::vector<T> const& from) {
  return std::ranges::count_if(from, [&](T const& each) { return std::ranges::find(all, each) == all.end(); });
}

/// Days of a feed may be thousands: compared in the order of their dates.
std::int64_t days_missing(std::vector<Holiday> all, std::vector<Holiday> from) {
  auto const order = [](Holiday const& a, Holiday const& b) {
    return std::tie(a.date, a.span.from, a.span.to, a.code, a.name) <
           std::tie(b.date, b.span.from, b.span.to, b.code, b.name);
  };
  std::ranges::sort(all, order);
  std::ranges::sort(from, order);
  std::vector<Holiday> gone;
  std::ranges::set_difference(from, all, std::back_inserter(gone), order);
  return static_cast<std::int64_t>(gone.size());
}

std::string why_text(Why const& why, std::string const& language) {
  switch (why.kind) {
    case WhyKind::kNoHours:
      return i18n::text(language, "calendar.why.no_hours");
    case WhyKind::kHoliday:
      if (!why.code.empty()) return i18n::text(language, "holiday." + why.code);
      return why.name.empty() ? i18n::text(language, "calendar.why.holiday") : why.name;
    case WhyKind::kException:
      return i18n::text(language, "calendar.why.exception");
    case WhyKind::kClockChange:
      return i18n::text(
          language, "calendar.why.clock_change",
          {{"minutes", std::int64_t{std::abs(why.minutes)}}, {"way", why.minutes > 0 ? "longer" : "shorter"}});
  }
  return "";
}

}  // namespace

Result<Calendar> from_request(CalendarRequest const& request) {
  Calendar calendar{.name = request.name, .time_zone = request.time_zone, .preset = request.preset};
  ViewReader reader;
  auto const at = [](char const* list, std::size_t i) { return fmt::format("/{}/{}", list, i); };
  for (std::size_t i = 0; i < request.hours.size(); ++i) {
    auto const& slot = request.hours[i];
    calendar.hours.push_back({slot.day, reader.span(slot.from, slot.to, at("hours", i))});
  }
  for (std::size_t i = 0; i < request.holidays.size(); ++i) {
    auto const& holiday = request.holidays[i];
    auto const pointer = at("holidays", i);
    auto const span = reader.span(holiday.from.value_or("00:00"), holiday.to.value_or("24:00"), pointer);
    calendar.holidays.push_back(
        {.date = reader.date(holiday.date, pointer), .span = span, .code = "", .name = holiday.name.value_or("")});
  }
  for (std::size_t i = 0; i < request.exceptions.size(); ++i) {
    auto const& exception = request.exceptions[i];
    auto const pointer = at("exceptions", i);
    calendar.exceptions.push_back(
        {reader.date(exception.date, pointer), reader.span(exception.from, exception.to, pointer)});
  }
  if (auto error = std::move(reader).error()) return *std::move(error);
  return calendar;
}

FeedView to_view(Feed const& feed, std::string const& language) {
  FeedView view{.id = feed.id,
                .name = feed.name,
                .url = feed.url,
                .days = feed.days,
                .fetched_at = feed.fetched_at,
                .tried_at = feed.tried_at};
  if (!feed.failure.empty()) {
    view.failure =
        i18n::text(language, "field." + feed.failure,
                   {{"event", feed.failure_detail}, {"detail", feed.failure_detail}, {"max", feed.failure_detail}});
  }
  return view;
}

PreviewDayView to_view(PreviewDay const& day, std::string const& language) {
  PreviewDayView view{.date = to_date_text(day.date), .state = day.state};
  for (auto const& piece : day.open) view.open.push_back({to_clock_text(piece.from), to_clock_text(piece.to)});
  for (auto const& why : day.why) view.why.push_back({why.kind, why_text(why, language)});
  return view;
}

std::vector<std::string> changes_between(Calendar const& before, Calendar const& after, std::string const& language) {
  std::vector<std::string> changes;
  auto const say = [&](char const* id, TextArgs args) { changes.push_back(i18n::text(language, id, args)); };
  if (before.name != after.name) say("calendar.change.name", {{"before", before.name}, {"after", after.name}});
  if (before.time_zone != after.time_zone) {
    say("calendar.change.time_zone", {{"before", before.time_zone}, {"after", after.time_zone}});
  }
  if (before.preset != after.preset) {
    say("calendar.change.preset", {{"after", to_text(after.preset)}});
  }
  auto const counted = [&](char const* id, std::int64_t added, std::int64_t removed) {
    if (added > 0 || removed > 0) say(id, {{"added", added}, {"removed", removed}});
  };
  counted("calendar.change.hours", missing_in(before.hours, after.hours), missing_in(after.hours, before.hours));
  counted("calendar.change.holidays", days_missing(before.holidays, after.holidays),
          days_missing(after.holidays, before.holidays));
  counted("calendar.change.exceptions", missing_in(before.exceptions, after.exceptions),
          missing_in(after.exceptions, before.exceptions));
  return changes;
}

}  // namespace podpora::calendars
