#include "features/calendars/preview_rules.h"

#include "features/calendars/wire.h"

#include <gtest/gtest.h>

namespace podpora::calendars {
namespace {

Date date(char const* text) {
  return parse_date_text(text).value();
}

/// Nine to noon and one to five on working days in Prague.
Calendar office() {
  Calendar calendar{.name = "Office", .time_zone = "Europe/Prague", .preset = Preset::kCzech};
  for (int day = 0; day < 5; ++day) {
    calendar.hours.push_back({static_cast<Day>(day), {540, 720}});
    calendar.hours.push_back({static_cast<Day>(day), {780, 1020}});
  }
  return calendar;
}

PreviewDay on(Calendar const& calendar, char const* day) {
  return preview(calendar, date(day), 1).value().front();
}

TEST(Preview, ALunchBreakIsSeen) {
  auto const monday = on(office(), "2026-11-23");
  EXPECT_EQ(monday.state, DayState::kOpen);
  EXPECT_EQ(monday.open, (std::vector<DayPiece>{{540, 720}, {780, 1020}}));
  EXPECT_TRUE(monday.why.empty());
}

TEST(Preview, SaysWhyADayIsClosed) {
  auto const sunday = on(office(), "2026-11-22");
  EXPECT_EQ(sunday.state, DayState::kClosed);
  EXPECT_EQ(sunday.why, (std::vector<Why>{{.kind = WhyKind::kNoHours}}));
  auto const christmas = on(office(), "2026-12-24");
  EXPECT_EQ(christmas.state, DayState::kClosed);
  EXPECT_EQ(christmas.why, (std::vector<Why>{{.kind = WhyKind::kHoliday, .code = "cz.christmas_eve"}}));
}

TEST(Preview, APartOfADayIsClosed) {
  auto calendar = office();
  calendar.holidays.push_back({date("2026-11-23"), {780, 1440}, "", "Inventory"});
  auto const monday = on(calendar, "2026-11-23");
  EXPECT_EQ(monday.state, DayState::kPart);
  EXPECT_EQ(monday.open, (std::vector<DayPiece>{{540, 720}}));
  EXPECT_EQ(monday.why, (std::vector<Why>{{.kind = WhyKind::kHoliday, .name = "Inventory"}}));
}

TEST(Preview, AnExceptionBeatsAHolidayAndAFreeDay) {
  auto calendar = office();
  calendar.exceptions.push_back({date("2026-12-24"), {600, 720}});
  calendar.exceptions.push_back({date("2026-11-22"), {1320, 120}});
  auto const christmas = on(calendar, "2026-12-24");
  EXPECT_EQ(christmas.state, DayState::kPart);
  EXPECT_EQ(christmas.why.back().kind, WhyKind::kException);
  EXPECT_EQ(on(calendar, "2026-11-22").state, DayState::kOpen);
  auto const night = on(calendar, "2026-11-23");
  EXPECT_EQ(night.open.front(), (DayPiece{0, 120}));
  EXPECT_EQ(night.why, (std::vector<Why>{{.kind = WhyKind::kException}}));
}

TEST(Preview, ClockChangesAreNamed) {
  EXPECT_EQ(on(office(), "2026-03-29").why.back(), (Why{.kind = WhyKind::kClockChange, .minutes = -60}));
  EXPECT_EQ(on(office(), "2026-10-25").why.back(), (Why{.kind = WhyKind::kClockChange, .minutes = 60}));
  EXPECT_EQ(on(office(), "2026-10-26").why.size(), 0U);
  Calendar const lord_howe{.time_zone = "Australia/Lord_Howe", .hours = office().hours};
  EXPECT_EQ(on(lord_howe, "2026-04-05").why.back(), (Why{.kind = WhyKind::kClockChange, .minutes = 30}));
}

TEST(Preview, EndsWhereTheZoneDataEnds) {
  EXPECT_EQ(preview(office(), date("2037-06-01"), 366).error().code, "time-beyond-calendar");
  EXPECT_EQ(preview(office(), date("2036-12-01"), 366).value().size(), 366U);
}

}  // namespace
}  // namespace podpora::calendars
