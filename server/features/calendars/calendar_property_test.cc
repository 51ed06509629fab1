#include "features/calendars/calendar_rules.h"
#include "features/calendars/zone.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace podpora::calendars {
namespace {

namespace chrono = std::chrono;
using chrono::minutes;

/// The reference asks of every minute on its own whether its local time is open: the words of calendar.h, no more.
bool open_by_definition(Calendar const& calendar, Time time, ZoneSpan const& zone) {
  auto const local = time + zone.offset;
  auto const today = chrono::floor<chrono::days>(local);
  auto const minute = static_cast<int>(chrono::floor<minutes>(local - today).count());
  auto const holds = [&](Span span, chrono::sys_days day) {
    int const end = span.to > span.from ? span.to : span.to + 1440;
    int const m = minute + static_cast<int>((today - day).count()) * 1440;
    return span.from <= m && m < end;
  };
  for (auto const day : {today, today - chrono::days(1)}) {
    for (auto const& e : calendar.exceptions) {
      if (chrono::sys_days(e.date) == day && holds(e.span, day)) return true;
    }
  }
  for (auto const day : {today, today - chrono::days(1)}) {
    for (auto const& h : calendar.holidays) {
      if (chrono::sys_days(h.date) == day && holds(h.span, day)) return false;
    }
  }
  for (auto const day : {today, today - chrono::days(1)}) {
    for (auto const& slot : calendar.hours) {
      if (chrono::weekday(day) == chrono::weekday((static_cast<unsigned>(slot.day) + 1) % 7) && holds(slot.span, day)) {
        return true;
      }
    }
  }
  return false;
}

std::int64_t open_minutes(Calendar const& calendar, Time from, Time to) {
  std::int64_t open = 0;
  auto zone = zone_span_at(calendar.time_zone, from);
  for (Time t = from; t < to; t += minutes(1)) {
    if (t >= zone.end) zone = zone_span_at(calendar.time_zone, t);
    open += open_by_definition(calendar, t, zone) ? 1 : 0;
  }
  return open;
}

Date date_near(chrono::sys_days base, int offset) {
  return base + chrono::days(offset);
}

/// A calendar around a base date with slots, holidays and exceptions at any quarter of an hour.
Calendar any_calendar(chrono::sys_days base) {
  static char const* const zones[] = {"Europe/Prague",       "America/New_York",  "Asia/Kathmandu",
                                      "Australia/Lord_Howe", "Africa/Casablanca", "Etc/UTC"};
  auto const quarter = [] { return *rc::gen::inRange(0, 96) * 15; };
  auto const span = [&] { return Span{quarter(), quarter() + 15}; };
  Calendar calendar{.name = "any", .time_zone = zones[*rc::gen::inRange(0, 6)]};
  int const slots = *rc::gen::inRange(1, 8);
  for (int i = 0; i < slots; ++i) {
    calendar.hours.push_back({static_cast<Day>(*rc::gen::inRange(0, 7)), span()});
    if (checked(calendar).has_error()) calendar.hours.pop_back();
  }
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    calendar.holidays.push_back({.date = date_near(base, *rc::gen::inRange(-1, 5)), .span = span()});
  }
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    calendar.exceptions.push_back({.date = date_near(base, *rc::gen::inRange(-1, 5)), .span = span()});
  }
  return calendar;
}

/// Days around which clocks change somewhere, and plain ones.
chrono::sys_days any_base() {
  static chrono::sys_days const days[] = {chrono::year{2026} / 3 / 28, chrono::year{2026} / 10 / 24,
                                          chrono::year{2026} / 4 / 4,  chrono::year{2026} / 10 / 3,
                                          chrono::year{2026} / 3 / 7,  chrono::year{2026} / 10 / 31,
                                          chrono::year{2026} / 2 / 14, chrono::year{2028} / 2 / 28};
  return days[*rc::gen::inRange(0, 8)] + chrono::days(*rc::gen::inRange(-1, 2));
}

TEST(CalendarProperty, WorkedIsTheCountOfOpenMinutes) {
  EXPECT_TRUE(rc::check("worked equals the minute-by-minute reference", [] {
    auto const base = any_base();
    auto const calendar = any_calendar(base);
    Time const from = base + minutes(*rc::gen::inRange(0, 1440));
    Time const to = from + minutes(*rc::gen::inRange(0, 3 * 1440));
    RC_ASSERT(worked(calendar, from, to).value() == minutes(open_minutes(calendar, from, to)));
  }));
}

TEST(CalendarProperty, DueIsTheEarliestInstant) {
  EXPECT_TRUE(rc::check("due inverts worked", [] {
    auto const base = any_base();
    auto const calendar = any_calendar(base);
    Time const from = base + chrono::seconds(*rc::gen::inRange(0, 86400));
    auto const count = *rc::gen::inRange(0, 3000);
    auto const result = due(calendar, from, count);
    if (!result) {
      RC_ASSERT(worked(calendar, from, kEnd).value() < minutes(count));
      return;
    }
    RC_ASSERT(*result >= from);
    RC_ASSERT(worked(calendar, from, *result).value() == minutes(count));
    if (count > 0) RC_ASSERT(worked(calendar, from, *result - Duration(1)).value() < minutes(count));
    Time const to = from + minutes(*rc::gen::inRange(0, 3 * 1440));
    auto const duration = worked(calendar, from, to).value();
    auto const back = due_after(calendar, from, duration).value();
    RC_ASSERT(back <= to);
    // Equal when `to` is the earliest instant with that much work.
    if (to > from && worked(calendar, from, to - Duration(1)).value() < duration) RC_ASSERT(back == to);
  }));
}

}  // namespace
}  // namespace podpora::calendars
