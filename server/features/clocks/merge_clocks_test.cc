#include "features/clocks/merge_clocks.h"

#include "features/clocks/clock_store.h"
#include "features/clocks/due_store.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "features/tickets/change.h"
#include "features/tickets/merge.h"
#include "testing/database.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace podpora::clocks {
namespace {

using std::chrono::minutes;
using tickets::AuthorKind;
using tickets::State;
using tickets::TicketId;

DeadlineClock promise(int due_minute, ClockState state = ClockState::kRunning, bool met = false) {
  DeadlineClock clock{.state = state, .promised_at = Time{minutes(due_minute)}};
  if (met) clock.met_at = Time{};
  return clock;
}

TEST(MergeClockRules, TheOlderPromiseStands) {
  struct Row {
    std::optional<DeadlineClock> survivors;
    std::optional<DeadlineClock> sources;
    Standing standing;
  };
  using enum ClockState;
  for (auto const& row :
       std::initializer_list<Row>{{{}, {}, Standing::kNone},
                                  {promise(5), {}, Standing::kSurvivors},
                                  {{}, promise(5), Standing::kSources},
                                  {promise(5), promise(6), Standing::kSurvivors},
                                  {promise(6), promise(5), Standing::kSources},
                                  {promise(5), promise(5), Standing::kSurvivors},
                                  {promise(6, kPaused), promise(5), Standing::kSources},
                                  {promise(6), promise(5, kBreached), Standing::kSources},
                                  {promise(4, kBreached), promise(5), Standing::kSurvivors},
                                  {promise(4, kMet, true), promise(5), Standing::kSources},
                                  {promise(4, kBreached, true), promise(5), Standing::kSources},
                                  {promise(6), promise(5, kCancelled), Standing::kSurvivors},
                                  {promise(4, kCancelled), promise(5, kMet, true), Standing::kNone}}) {
    std::vector<DeadlineClock> survivors;
    std::vector<DeadlineClock> sources;
    if (row.survivors) survivors.push_back(*row.survivors);
    if (row.sources) sources.push_back(*row.sources);
    EXPECT_EQ(standing_of(binding_clock(survivors, ClockKind::kFirstResponse),
                          binding_clock(sources, ClockKind::kFirstResponse)),
              row.standing);
  }
}

/// A desk whose default agreement is the sample offer; the time is Monday 09:00 in Prague.
class MergeClocksTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }
  void SetUp() override {
    hooks.opened = [this](auto& tx, auto& actor, auto& t, auto& m) { keeper.on_opened(tx, actor, t, m); };
    hooks.message_added = [this](auto& tx, auto& actor, auto& t, auto& m) { keeper.on_message(tx, actor, t, m); };
    hooks.changed = [this](auto& tx, auto& actor, auto& a, auto& b) { keeper.on_changed(tx, actor, a, b); };
    write([&](auto& tx) {
      auto const office = calendars::add_calendar(tx, audit, anna, offers::sample_calendar()).value();
      auto const draft = offers::draft_offer(tx, audit, anna, offers::sample_content(office.id)).value();
      offers::publish_offer(tx, audit, anna, draft.id).value();
      offers::accept_offer(tx, audit, anna, {.offer_id = draft.id}).value();
    });
    context.carriers = {ticket_carrier(audit, PauseRules{})};
  }
  TicketId open(Severity severity) {
    return write([&](auto& tx) {
             return tickets::open_ticket(tx, context.tickets, anna,
                                         {.subject = "Down",
                                          .severity = severity,
                                          .first = {.author_kind = AuthorKind::kContact, .body = "x"}});
           })
        .id;
  }
  void answer(TicketId ticket) {
    write([&](auto& tx) {
      tickets::add_message(tx, context.tickets, anna, ticket, {.author_kind = AuthorKind::kAgent, .body = "…"}).value();
    });
  }
  void merge(TicketId source, TicketId into) {
    write([&](auto& tx) { return tickets::merge_ticket(tx, context, anna, {.source = source, .into = into}); }).value();
  }
  void unmerge(TicketId source) {
    write([&](auto& tx) { return tickets::unmerge_ticket(tx, context, anna, source); }).value();
  }
  std::vector<DeadlineClock> clocks(TicketId ticket) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return clocks_of(tx, desk, ticket); });
  }
  /// When the promise of the kind that binds is due; nothing when none does.
  std::optional<Time> bound(TicketId ticket, ClockKind kind) {
    auto const all = clocks(ticket);
    auto const* const clock = binding_clock(all, kind);
    return clock ? std::optional{clock->promised_at} : std::nullopt;
  }
  std::optional<Due> due(TicketId ticket) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return find_due(tx, desk, ticket); });
  }

  audit::Context audit{clock, ids, *random};
  Actor anna = system_actor(desk);
  ClockKeeper keeper{audit, PauseRules{}};
  tickets::Hooks hooks;
  tickets::MergeContext context{{audit, hooks}, {}};
};
PODPORA_BOTH_DATABASES(MergeClocksTest);

TEST_P(MergeClocksTest, NobodyGainsTimeByMerging) {
  auto const urgent = open(Severity::kA);
  clock.advance(minutes(5));
  auto const slow = open(Severity::kC);
  auto const promised = bound(urgent, ClockKind::kFirstResponse);
  auto const slow_before = clocks(slow);
  auto const urgent_before = clocks(urgent);
  merge(urgent, slow);
  EXPECT_EQ(bound(slow, ClockKind::kFirstResponse), promised);
  EXPECT_EQ(due(slow)->at, *promised);
  EXPECT_EQ(bound(urgent, ClockKind::kFirstResponse), std::nullopt);
  EXPECT_FALSE(due(urgent));
  unmerge(urgent);
  EXPECT_EQ(clocks(slow), slow_before);
  EXPECT_EQ(clocks(urgent), urgent_before);
  EXPECT_EQ(due(urgent)->at, *promised);
  merge(slow, urgent);
  EXPECT_EQ(bound(urgent, ClockKind::kFirstResponse), promised);
  EXPECT_EQ(bound(slow, ClockKind::kFirstResponse), std::nullopt);
}

TEST_P(MergeClocksTest, AnUnansweredRequestIsDueThoughTheOtherWasAnswered) {
  auto const asked = open(Severity::kB);
  auto const promised = bound(asked, ClockKind::kFirstResponse);
  auto const answered = open(Severity::kB);
  answer(answered);
  EXPECT_FALSE(due(answered));
  auto const before = clocks(answered);
  merge(asked, answered);
  EXPECT_EQ(bound(answered, ClockKind::kFirstResponse), promised);
  EXPECT_EQ(due(answered)->at, *promised);
  unmerge(asked);
  EXPECT_EQ(clocks(answered), before);
  EXPECT_EQ(due(asked)->at, *promised);
  merge(asked, answered);
  answer(answered);
  EXPECT_EQ(bound(answered, ClockKind::kFirstResponse), std::nullopt);
}

TEST_P(MergeClocksTest, WhatWasDoneIsPromisedAnewAndDoneAgainWhenTakenBack) {
  auto const done = open(Severity::kA);
  write([&](auto& tx) { return tickets::set_state(tx, context.tickets, anna, done, State::kResolved); }).value();
  auto const waiting = open(Severity::kC);
  merge(waiting, done);
  EXPECT_TRUE(bound(done, ClockKind::kResolution));
  EXPECT_TRUE(due(done));
  unmerge(waiting);
  EXPECT_EQ(bound(done, ClockKind::kResolution), std::nullopt);
  EXPECT_FALSE(due(done));
  EXPECT_TRUE(due(waiting));
}

TEST_P(MergeClocksTest, AServiceRequestKeepsItsClock) {
  auto const source = open(Severity::kB);
  auto const survivor = open(Severity::kB);
  write([&](auto& tx) {
    keeper.on_service_request_sent(tx, anna, {.ticket_id = source, .service_request_id = 5, .target_minutes = 60});
  });
  merge(source, survivor);
  auto const all = clocks(survivor);
  EXPECT_TRUE(std::ranges::any_of(all, [](auto const& one) { return one.service_request_id == 5; }));
  EXPECT_FALSE(std::ranges::any_of(clocks(source), [](auto const& one) { return one.service_request_id == 5; }));
}

}  // namespace
}  // namespace podpora::clocks
