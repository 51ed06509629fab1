#include "features/clocks/ladder.h"

#include "features/calendars/calendar_rules.h"
#include "features/clocks/clock_rules.h"
#include "features/offers/sample_offer_test.h"

#include <gtest/gtest.h>

namespace podpora::clocks {
namespace {

constexpr std::int64_t kMinute = 60'000'000;

Time at(std::string const& text) {
  return parse_rfc3339(text).value();
}

Ladder ladder(std::vector<std::int64_t> const& percents) {
  Ladder made{.id = LadderId{1}, .name = "Standard"};
  for (auto const percent : percents) made.rungs.push_back({.percent = percent});
  return made;
}

/// 240 minutes from Monday 15:00 in Prague, whose office closes at 17:00.
DeadlineClock afternoon() {
  DeadlineClock clock{.target_us = 240 * kMinute};
  start(clock, offers::sample_calendar(), at("2026-11-23T14:00:00Z"));
  return clock;
}

std::vector<PendingRung> pending(DeadlineClock const& clock, std::vector<TimedLadder> const& ladders,
                                 std::vector<SentRung> const& sent = {}) {
  return pending_rungs(clock, Severity::kA, offers::sample_calendar(), ladders, sent);
}

TEST(LadderRules, SharesAreOfOpenTime) {
  auto const all = pending(afternoon(), {{ladder({100, 75, 50}), {}}});
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].at, at("2026-11-23T16:00:00Z"));  // the office closes at that moment: still in time
  EXPECT_EQ(all[1].at, at("2026-11-24T09:00:00Z"));
  EXPECT_EQ(all[2].at, at("2026-11-24T10:00:00Z"));
  EXPECT_EQ(next_event(afternoon(), all), at("2026-11-23T16:00:00Z"));
  EXPECT_EQ(next_event(afternoon(), {}), afternoon().due_at);
}

TEST(LadderRules, OutsideOfItsHoursALadderWaits) {
  calendars::Calendar late = offers::sample_calendar();
  for (auto& slot : late.hours) slot.span = {600, 960};  // 10:00 to 16:00
  auto const all = pending(afternoon(), {{ladder({50, 100}), late}});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].at, at("2026-11-24T09:00:00Z"));
  EXPECT_EQ(all[1].at, at("2026-11-24T10:00:00Z"));
  EXPECT_EQ(next_event(afternoon(), all), at("2026-11-24T09:00:00Z"));
  // Friday's breach at closing time is told on Monday where Friday evening is no working time.
  DeadlineClock friday{.target_us = 60 * kMinute};
  start(friday, offers::sample_calendar(), at("2026-11-27T15:00:00Z"));
  auto const breach_told = pending(friday, {{ladder({100}), late}});
  EXPECT_EQ(breach_told.front().at, at("2026-11-30T09:00:00Z"));
}

TEST(LadderRules, NobodyIsToldTwiceOrOfWhatStands) {
  std::vector<TimedLadder> const ladders{{ladder({50, 100}), {}}};
  EXPECT_EQ(pending(afternoon(), ladders, {{LadderId{1}, 50}}).size(), 1U);
  auto paused = afternoon();
  pause(paused, offers::sample_calendar(), at("2026-11-23T14:10:00Z"));
  EXPECT_TRUE(pending(paused, ladders).empty());
  EXPECT_EQ(next_event(paused, {}), std::nullopt);
  auto missed = afternoon();
  breach(missed);
  ASSERT_EQ(pending(missed, ladders).size(), 1U);
  EXPECT_EQ(pending(missed, ladders).front().percent, 100);
  missed.met_at = at("2026-11-24T12:00:00Z");
  EXPECT_TRUE(pending(missed, ladders).empty());
}

TEST(LadderRules, OnlyWhereItApplies) {
  auto only = ladder({50});
  only.severities = {Severity::kB};
  EXPECT_TRUE(pending(afternoon(), {{only, {}}}).empty());
  only.severities.clear();
  only.kinds = {ClockKind::kResolution};
  EXPECT_TRUE(pending(afternoon(), {{only, {}}}).empty());
  EXPECT_TRUE(applies(only, ClockKind::kResolution, Severity::kC));
}

TEST(LadderRules, EveryFaultIsNamed) {
  EXPECT_TRUE(ladder_faults(ladder({50, 80, 100})).empty());
  auto wrong = ladder({0, 101, 80, 80});
  wrong.name.clear();
  wrong.rungs.back().percent = 80;
  wrong.rungs[2].assignee = false;
  std::vector<std::string> pointers;
  for (auto const& fault : ladder_faults(wrong)) pointers.push_back(fault.pointer + " " + fault.code);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/name required", "/rungs/0/percent range", "/rungs/1/percent range",
                                                "/rungs/2 tells-nobody", "/rungs/3/percent duplicate"}));
  EXPECT_EQ(ladder_faults(Ladder{.name = "x"}).front().pointer, "/rungs");
}

}  // namespace
}  // namespace podpora::clocks
