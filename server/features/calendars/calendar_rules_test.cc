#include "features/calendars/calendar_rules.h"

#include "features/calendars/wire.h"

#include <gtest/gtest.h>

namespace podpora::calendars {
namespace {

using std::chrono::minutes;

/// Weekly hours from `mon-fri 09:00 17:00, sat 22:00 06:00`.
Calendar make(std::string zone, std::vector<std::tuple<int, int, std::string, std::string>> const& hours) {
  Calendar calendar{.name = "test", .time_zone = std::move(zone)};
  for (auto const& [first, last, from, to] : hours) {
    for (int day = first; day <= last; ++day) {
      calendar.hours.push_back({static_cast<Day>(day), {*parse_clock_text(from), *parse_clock_text(to)}});
    }
  }
  return calendar;
}

Time at(std::string const& text) {
  return parse_rfc3339(text).value();
}

struct Case {
  char const* name;
  Calendar calendar;
  std::string from;
  std::int64_t minutes;
  std::string due;  ///< the earliest instant at which that much is worked
};

Calendar office(std::string zone = "Europe/Prague") {
  return make(std::move(zone), {{0, 4, "09:00", "17:00"}});
}
Calendar lunch() {
  return make("Europe/Prague", {{0, 4, "08:00", "12:00"}, {0, 4, "12:30", "17:00"}});
}
Calendar nights() {
  return make("Europe/Prague", {{0, 6, "22:00", "06:00"}});
}
Calendar around(std::string zone) {
  return make(std::move(zone), {{0, 6, "00:00", "24:00"}});
}
Calendar early(std::string zone) {
  return make(std::move(zone), {{0, 6, "01:00", "04:00"}});
}

Calendar czech() {
  auto calendar = office();
  calendar.preset = Preset::kCzech;
  return calendar;
}

Calendar with_half_day() {
  auto calendar = office();
  calendar.holidays.push_back({.date = *parse_date_text("2026-12-31"), .span = {12 * 60, 1440}, .name = "half"});
  return calendar;
}

Calendar with_exception() {
  auto calendar = czech();
  calendar.exceptions.push_back({.date = *parse_date_text("2026-12-24"), .span = {10 * 60, 12 * 60}});
  return calendar;
}

std::vector<Case> cases() {
  return {
      {"zero is the moment itself", office(), "2026-11-22T03:00:00Z", 0, "2026-11-22T03:00:00Z"},
      {"within the day", office(), "2026-11-23T08:00:00Z", 60, "2026-11-23T09:00:00Z"},
      {"end of the slot, not the next begin", office(), "2026-11-23T08:00:00Z", 480, "2026-11-23T16:00:00Z"},
      {"over the weekend", office(), "2026-11-27T15:30:00Z", 60, "2026-11-30T08:30:00Z"},
      {"lunch break", lunch(), "2026-11-23T10:30:00Z", 60, "2026-11-23T12:00:00Z"},
      {"slot over midnight", nights(), "2026-11-23T22:00:00Z", 420, "2026-11-24T05:00:00Z"},
      {"Prague loses an hour", around("Europe/Prague"), "2026-03-28T23:00:00Z", 23 * 60, "2026-03-29T22:00:00Z"},
      {"Prague gains an hour", around("Europe/Prague"), "2026-10-24T22:00:00Z", 25 * 60, "2026-10-25T23:00:00Z"},
      {"skipped hour counts from the jump", early("Europe/Prague"), "2026-03-29T00:00:00Z", 120,
       "2026-03-29T02:00:00Z"},
      {"repeated hour counts both times", early("Europe/Prague"), "2026-10-24T23:00:00Z", 240, "2026-10-25T03:00:00Z"},
      {"slot inside the skipped hour", make("Europe/Prague", {{0, 6, "02:15", "02:45"}}), "2026-03-28T23:00:00Z", 1,
       "2026-03-30T00:16:00Z"},
      {"slot inside the repeated hour", make("Europe/Prague", {{0, 6, "02:15", "02:45"}}), "2026-10-24T22:00:00Z", 60,
       "2026-10-25T01:45:00Z"},
      {"night shift over the lost hour", nights(), "2026-03-28T21:00:00Z", 420, "2026-03-29T04:00:00Z"},
      {"night shift over the gained hour", nights(), "2026-10-24T20:00:00Z", 540, "2026-10-25T05:00:00Z"},
      {"Kathmandu is 5:45 ahead", office("Asia/Kathmandu"), "2026-11-22T00:00:00Z", 1, "2026-11-23T03:16:00Z"},
      {"Lord Howe gains half an hour", early("Australia/Lord_Howe"), "2026-04-04T14:00:00Z", 210,
       "2026-04-04T17:30:00Z"},
      {"Lord Howe loses half an hour", early("Australia/Lord_Howe"), "2026-10-03T14:30:00Z", 150,
       "2026-10-03T17:00:00Z"},
      {"New York loses an hour", early("America/New_York"), "2026-03-08T06:00:00Z", 120, "2026-03-08T08:00:00Z"},
      {"New York gains an hour", early("America/New_York"), "2026-11-01T05:00:00Z", 240, "2026-11-01T09:00:00Z"},
      {"Casablanca steps back for Ramadan", around("Africa/Casablanca"), "2026-02-14T23:00:00Z", 25 * 60,
       "2026-02-16T00:00:00Z"},
      {"leap day", make("Europe/Prague", {{3, 3, "09:00", "17:00"}}), "2024-02-28T23:00:00Z", 60,
       "2024-02-29T09:00:00Z"},
      {"Christmas is closed", czech(), "2026-12-23T15:30:00Z", 60, "2026-12-28T08:30:00Z"},
      {"half a holiday", with_half_day(), "2026-12-31T10:30:00Z", 60, "2027-01-01T08:30:00Z"},
      {"an exception beats a holiday", with_exception(), "2026-12-23T15:30:00Z", 60, "2026-12-24T09:30:00Z"},
  };
}

TEST(Calendar, DueAndWorkedAgreeWithTheTable) {
  for (auto const& c : cases()) {
    auto const from = at(c.from);
    auto const due_at = due(c.calendar, from, c.minutes);
    ASSERT_TRUE(due_at.has_value()) << c.name;
    EXPECT_EQ(to_rfc3339(*due_at), c.due) << c.name;
    EXPECT_EQ(worked(c.calendar, from, at(c.due)).value(), minutes(c.minutes)) << c.name;
  }
}

TEST(Calendar, IsOpenExactlyWithinSlots) {
  auto const calendar = lunch();
  struct Moment {
    char const* time;
    bool open;
  };
  for (auto const& moment : {Moment{"2026-11-23T06:59:59Z", false}, Moment{"2026-11-23T07:00:00Z", true},
                             Moment{"2026-11-23T10:59:59Z", true}, Moment{"2026-11-23T11:00:00Z", false},
                             Moment{"2026-11-23T11:30:00Z", true}, Moment{"2026-11-23T16:00:00Z", false},
                             Moment{"2026-11-22T10:00:00Z", false}}) {
    EXPECT_EQ(is_open(calendar, at(moment.time)).value(), moment.open) << moment.time;
  }
}

TEST(Calendar, TimesBeyondTheZoneDataAreAnError) {
  auto const never = Calendar{.name = "never", .time_zone = "Europe/Prague"};
  EXPECT_EQ(due(office(), at("2038-01-02T00:00:00Z"), 1).error().code, "time-beyond-calendar");
  EXPECT_EQ(due(office(), at("2037-12-31T10:00:00Z"), 24 * 60).error().code, "time-beyond-calendar");
  EXPECT_EQ(due(never, at("2026-01-01T00:00:00Z"), 1).error().code, "time-beyond-calendar");
  EXPECT_EQ(due(office(), at("2026-01-01T00:00:00Z"), INT64_MAX).error().code, "time-beyond-calendar");
  EXPECT_EQ(worked(office(), at("2026-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z")).error().code,
            "time-beyond-calendar");
  EXPECT_EQ(is_open(office(), at("1969-12-31T00:00:00Z")).error().code, "time-beyond-calendar");
  EXPECT_TRUE(due(office(), at("2037-12-31T08:00:00Z"), 60).has_value());
}

TEST(Calendar, BadOnesNameEveryFault) {
  auto calendar = make("Europe/Atlantis", {{0, 0, "09:00", "17:00"}, {0, 0, "16:00", "18:00"}});
  calendar.hours.push_back({Day::kTue, {1440, 60}});
  calendar.holidays.push_back({.date = Date{std::chrono::year{2026}, std::chrono::month{2}, std::chrono::day{30}}});
  auto const result = checked(calendar);
  ASSERT_TRUE(result.has_error());
  std::vector<std::string> pointers;
  for (auto const& field : result.error().fields) pointers.push_back(field.pointer + " " + field.code);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/time_zone time-zone-unknown", "/hours/1 calendar-overlap",
                                                "/hours/2 calendar-span", "/holidays/0 calendar-span"}));
}

TEST(Calendar, OverlapIsSeenAcrossMidnightAndTheWeekend) {
  EXPECT_TRUE(checked(make("Etc/UTC", {{0, 0, "22:00", "06:00"}, {1, 1, "05:00", "09:00"}})).has_error());
  EXPECT_TRUE(checked(make("Etc/UTC", {{6, 6, "22:00", "06:00"}, {0, 0, "05:00", "09:00"}})).has_error());
  EXPECT_TRUE(checked(make("Etc/UTC", {{6, 6, "22:00", "06:00"}, {0, 0, "06:00", "09:00"}})).has_value());
  EXPECT_TRUE(checked(make("Etc/UTC", {{0, 6, "09:00", "09:00"}})).has_value());
}

TEST(Calendar, ViewsRoundTrip) {
  auto const calendar = with_exception();
  EXPECT_EQ(from_view(to_view(calendar)).value(), calendar);
  auto view = to_view(calendar);
  view.hours[2].from = "24:00";
  EXPECT_EQ(from_view(view).error().fields[0].pointer, "/hours/2/from");
  view = to_view(calendar);
  view.exceptions[0].date = "2026-02-29";
  EXPECT_EQ(from_view(view).error().fields[0].pointer, "/exceptions/0/date");
}

}  // namespace
}  // namespace podpora::calendars
