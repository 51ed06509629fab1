#include "features/clocks/clock_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/clocks/due.h"
#include "features/offers/sample_offer_test.h"

#include <gtest/gtest.h>

namespace podpora::clocks {
namespace {

using tickets::AuthorKind;
using tickets::State;
using tickets::Visibility;

constexpr std::int64_t kMinute = 60'000'000;

Time at(std::string const& text) {
  return parse_rfc3339(text).value();
}

TEST(ClockRules, OnlyAnAgentsWordToTheCustomerAnswers) {
  EXPECT_EQ(steps_for_message(AuthorKind::kAgent, Visibility::kCustomer).size(), 3u);
  EXPECT_TRUE(steps_for_message(AuthorKind::kAgent, Visibility::kInternal).empty());
  EXPECT_TRUE(steps_for_message(AuthorKind::kAgent, Visibility::kUpstream).empty());
  EXPECT_TRUE(steps_for_message(AuthorKind::kSystem, Visibility::kCustomer).empty());
  EXPECT_TRUE(steps_for_message(AuthorKind::kContact, Visibility::kCustomer).empty());
}

TEST(ClockRules, StatesPauseMeetAndRestart) {
  struct Row {
    State before;
    State after;
    PauseRules rules;
    std::vector<Step> steps;
  };
  auto const all = [](Action action) {
    return std::vector<Step>{
        {ClockKind::kFirstResponse, action}, {ClockKind::kNextUpdate, action}, {ClockKind::kResolution, action}};
  };
  std::vector<Step> const met{{ClockKind::kFirstResponse, Action::kMeet},
                              {ClockKind::kResolution, Action::kMeet},
                              {ClockKind::kNextUpdate, Action::kCancel}};
  std::vector<Step> const again{{ClockKind::kNextUpdate, Action::kStart}, {ClockKind::kResolution, Action::kStart}};
  for (auto const& row : std::initializer_list<Row>{
           {State::kOpen, State::kWaitingCustomer, {}, all(Action::kPause)},
           {State::kWaitingCustomer, State::kOpen, {}, all(Action::kResume)},
           {State::kOpen, State::kWaitingCustomer, {.waiting_customer = false}, {}},
           {State::kOpen, State::kWaitingUpstream, {}, {}},
           {State::kOpen, State::kWaitingUpstream, {.waiting_upstream = true}, all(Action::kPause)},
           {State::kWaitingCustomer, State::kWaitingUpstream, {}, all(Action::kResume)},
           {State::kWaitingCustomer, State::kResolved, {}, met},
           {State::kResolved, State::kClosed, {}, {}},
           {State::kResolved, State::kOpen, {}, again},
           {State::kOpen, State::kOpen, {}, {}}}) {
    EXPECT_EQ(steps_for_state(row.before, row.after, row.rules), row.steps)
        << to_text(row.before) << " -> " << to_text(row.after);
  }
}

TEST(ClockRules, WaitingMovesTheDueTimeByTheOpenTimeThatPassed) {
  auto const calendar = offers::sample_calendar();
  DeadlineClock clock{.target_us = 240 * kMinute};
  start(clock, calendar, at("2026-11-23T08:00:00Z"));
  EXPECT_EQ(clock.due_at, at("2026-11-23T12:00:00Z"));
  pause(clock, calendar, at("2026-11-23T09:00:00Z"));
  EXPECT_EQ(clock.state, ClockState::kPaused);
  EXPECT_FALSE(clock.due_at);
  EXPECT_EQ(clock.spent_us, 60 * kMinute);
  resume(clock, calendar, at("2026-11-23T14:00:00Z"));
  EXPECT_EQ(clock.due_at, at("2026-11-24T09:00:00Z"));
}

TEST(ClockRules, LateIsBreachedAtTheDueTime) {
  auto const calendar = offers::sample_calendar();
  DeadlineClock clock{.target_us = 60 * kMinute};
  start(clock, calendar, at("2026-11-23T08:00:00Z"));
  auto in_time = clock;
  meet(in_time, at("2026-11-23T09:00:00Z"));
  EXPECT_EQ(in_time.state, ClockState::kMet);
  meet(clock, at("2026-11-23T09:00:01Z"));
  EXPECT_EQ(clock.state, ClockState::kBreached);
  EXPECT_EQ(clock.breached_at, at("2026-11-23T09:00:00Z"));
  EXPECT_EQ(clock.met_at, at("2026-11-23T09:00:01Z"));
  // What is overdue cannot be saved by waiting.
  DeadlineClock late{.target_us = 60 * kMinute};
  start(late, calendar, at("2026-11-23T08:00:00Z"));
  pause(late, calendar, at("2026-11-23T09:00:00Z"));
  EXPECT_EQ(late.state, ClockState::kRunning);
}

TEST(ClockRules, AnotherTargetKeepsTheTimeThatIsSpent) {
  auto const office = offers::sample_calendar();
  DeadlineClock clock{.target_us = 240 * kMinute};
  start(clock, office, at("2026-11-23T08:00:00Z"));
  clock.target_us = 60 * kMinute;
  retarget(clock, office, calendars::always_open(), at("2026-11-23T08:30:00Z"));
  EXPECT_EQ(clock.due_at, at("2026-11-23T09:00:00Z"));
}

TEST(ClockRules, ATargetChoosesItsOwnPauses) {
  EXPECT_TRUE(pause_rules(nullptr, {}).waiting_customer);
  offers::Target const target{.pauses_for_customer = false, .pauses_for_upstream = true};
  EXPECT_FALSE(pause_rules(&target, {}).waiting_customer);
  EXPECT_TRUE(pause_rules(&target, {}).waiting_upstream);
  offers::Target const silent{};
  EXPECT_TRUE(pause_rules(&silent, {}).waiting_customer);
  EXPECT_FALSE(pause_rules(&silent, {}).waiting_upstream);
}

TEST(ClockRules, TheMostTellingReasonIsNamed) {
  tickets::Ticket before{.kind = Kind::kTechnical, .severity = Severity::kB, .service = "azure", .agreement_id = 1};
  auto after = before;
  EXPECT_FALSE(reason_to_retarget(before, after));
  after.service = "microsoft_365";
  EXPECT_EQ(reason_to_retarget(before, after)->cause, MoveCause::kService);
  after.severity = Severity::kA;
  EXPECT_EQ(reason_to_retarget(before, after)->cause, MoveCause::kSeverity);
  EXPECT_EQ(reason_to_retarget(before, after)->earlier, "B");
  EXPECT_EQ(reason_to_retarget(before, after)->later, "A");
  after.agreement_id = 2;
  EXPECT_EQ(reason_to_retarget(before, after)->cause, MoveCause::kAgreement);
}

TEST(ClockRules, AChangedCalendarCountsFromItsChangeOn) {
  auto const office = offers::sample_calendar();
  DeadlineClock clock{.target_us = 240 * kMinute};
  start(clock, office, at("2026-11-23T08:00:00Z"));
  auto lunch = office;
  lunch.hours.front() = {calendars::Day::kMon, {540, 720}};
  lunch.hours.push_back({calendars::Day::kMon, {780, 1020}});
  auto const closed = at("2026-11-23T10:00:00Z");
  auto other = clock;
  recount(clock, {{office, {}}, {lunch, closed}});
  EXPECT_EQ(clock.spent_us, 120 * kMinute);
  EXPECT_EQ(clock.due_at, at("2026-11-23T13:00:00Z"));
  // Two changes give what the last one alone gives, where the first had no time to matter.
  recount(other, {{office, {}}, {calendars::always_open(), closed}, {lunch, closed}});
  EXPECT_EQ(other.due_at, clock.due_at);
  // What was due before the change stays due.
  DeadlineClock late{.target_us = 60 * kMinute};
  start(late, office, at("2026-11-23T08:00:00Z"));
  recount(late, {{office, {}}, {lunch, closed}});
  EXPECT_EQ(late.due_at, at("2026-11-23T09:00:00Z"));
}

TEST(ClockRules, OneDueOrder) {
  auto const first = at("2026-11-23T10:00:00Z");
  auto const second = at("2026-11-23T11:00:00Z");
  std::vector<DeadlineClock> clocks{
      {.kind = ClockKind::kUpstreamResponse, .promised_at = at("2026-11-23T09:00:00Z")},
      {.kind = ClockKind::kResolution, .promised_at = second},
      {.kind = ClockKind::kFirstResponse, .state = ClockState::kBreached, .promised_at = first}};
  EXPECT_EQ(due_of(clocks, false), (Due{first, ClockKind::kFirstResponse}));
  clocks.back().met_at = second;
  EXPECT_EQ(due_of(clocks, false), (Due{second, ClockKind::kResolution}));
  EXPECT_EQ(due_of(clocks, true), std::nullopt);
  clocks[1].state = ClockState::kBreached;
  clocks.push_back({.kind = ClockKind::kResolution, .promised_at = at("2026-11-24T11:00:00Z")});
  EXPECT_EQ(due_of(clocks, false)->at, at("2026-11-24T11:00:00Z"));
  clocks.back().state = ClockState::kPaused;
  EXPECT_EQ(due_of(clocks, false), std::nullopt);
}

}  // namespace
}  // namespace podpora::clocks
