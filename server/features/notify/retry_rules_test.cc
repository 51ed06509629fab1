#include "features/notify/retry_rules.h"

#include <gtest/gtest.h>

namespace podpora::notify {
namespace {

using std::chrono::minutes;

Time const kStart = parse_rfc3339("2026-11-23T08:00:00Z").value();

TEST(RetryRules, WaitsGrowFromAMinuteToFourHours) {
  std::int64_t const middle[] = {1, 5, 15, 30, 60, 120, 240, 240, 240};
  for (std::int64_t n = 1; n <= 9; ++n) {
    auto const least = *next_try(n, kStart, kStart, 0) - kStart;
    auto const most = *next_try(n, kStart, kStart, 999) - kStart;
    EXPECT_EQ(least, Duration{minutes{middle[n - 1]}} * 4 / 5) << n;
    EXPECT_EQ(most, Duration{minutes{middle[n - 1]}} * 6 / 5) << n;
  }
}

TEST(RetryRules, TheLastTryIsAtTheEndOfFiveDays) {
  auto const end = kStart + kGiveUpAfter;
  EXPECT_EQ(next_try(30, kStart, end - minutes{3}, 500), end);
  EXPECT_FALSE(next_try(31, kStart, end, 500));
}

TEST(RetryRules, FiveDaysHaveABoundedNumberOfTries) {
  for (std::uint32_t const chance : {0U, 500U, 999U}) {
    auto now = kStart;
    std::int64_t tries = 1;
    while (auto const next = next_try(tries, kStart, now, chance)) {
      ASSERT_GT(*next, now);
      now = *next;
      ++tries;
    }
    EXPECT_EQ(now, kStart + kGiveUpAfter);
    EXPECT_GT(tries, 25);
    EXPECT_LT(tries, 50);
  }
}

}  // namespace
}  // namespace podpora::notify
