#include "features/macros/snooze_rules.h"

#include <gtest/gtest.h>

namespace podpora::macros {
namespace {

TEST(MacroSnooze, ComesBackInTheMorningOfTheDesksOwnZone) {
  struct Case {
    MacroSnooze snooze;
    char const* now;
    char const* until;
  };
  using enum MacroSnooze;
  Case const cases[] = {
      {kLater, "2026-11-27T10:00:00Z", "2026-11-27T13:00:00Z"},
      {kTomorrow, "2026-11-27T10:00:00Z", "2026-11-28T07:00:00Z"},
      {kTomorrow, "2026-11-27T23:30:00Z", "2026-11-29T07:00:00Z"},  // it is Saturday in Prague already
      {kMonday, "2026-11-27T10:00:00Z", "2026-11-30T07:00:00Z"},
      {kMonday, "2026-11-30T10:00:00Z", "2026-12-07T07:00:00Z"},
      {kMonday, "2026-11-29T10:00:00Z", "2026-11-30T07:00:00Z"},
      {kWeek, "2026-10-20T10:00:00Z", "2026-10-27T07:00:00Z"},      // summer time ends between the two
      {kTomorrow, "2027-03-27T10:00:00Z", "2027-03-28T06:00:00Z"},  // it begins that night
  };
  for (auto const& [snooze, now, until] : cases) {
    auto const found = snooze_until(snooze, parse_rfc3339(now).value(), "Europe/Prague");
    ASSERT_TRUE(found);
    EXPECT_EQ(to_rfc3339(*found), to_rfc3339(parse_rfc3339(until).value())) << now;
  }
  EXPECT_FALSE(snooze_until(kNone, parse_rfc3339("2026-11-27T10:00:00Z").value(), "Europe/Prague"));
}

}  // namespace
}  // namespace podpora::macros
