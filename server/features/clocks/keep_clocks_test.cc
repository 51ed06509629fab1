#include "features/clocks/keep_clocks.h"

#include "features/audit/audit.h"
#include "features/calendars/calendar_rules.h"
#include "features/calendars/change_calendar.h"
#include "features/clocks/clock_store.h"
#include "features/clocks/due_store.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "features/tickets/change.h"
#include "features/tickets/hold.h"
#include "testing/database.h"
#include "testing/query_plan.h"

#include <filesystem>

namespace podpora::clocks {
namespace {

using std::chrono::minutes;
using storage::Scope;
using storage::Transaction;
using tickets::AuthorKind;
using tickets::State;

constexpr storage::Query kCountEvents{"test.events",
                                      "select count(*) from event where desk_id = :desk and kind = :kind"};
constexpr storage::Query kCountJobs{"test.jobs", "select count(*) from job where desk_id = :desk and kind = :kind"};

/// A desk whose default agreement is the sample offer; the time is Monday 09:00 in Prague.
class ClocksTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    hooks.opened = [this](auto& tx, auto& actor, auto& t, auto& m) { keeper.on_opened(tx, actor, t, m); };
    hooks.message_added = [this](auto& tx, auto& actor, auto& t, auto& m) { keeper.on_message(tx, actor, t, m); };
    hooks.changed = [this](auto& tx, auto& actor, auto& a, auto& b) { keeper.on_changed(tx, actor, a, b); };
    write([&](Transaction& tx) {
      office = calendars::add_calendar(tx, audit, anna, offers::sample_calendar()).value();
      auto const draft = offers::draft_offer(tx, audit, anna, offers::sample_content(office.id)).value();
      offers::publish_offer(tx, audit, anna, draft.id).value();
      offers::accept_offer(tx, audit, anna, {.offer_id = draft.id}).value();
    });
  }

  tickets::Ticket open(Severity severity) {
    return write([&](Transaction& tx) {
      return tickets::open_ticket(
          tx, context, anna,
          {.subject = "VM down", .severity = severity, .first = {.author_kind = AuthorKind::kContact, .body = "Help"}});
    });
  }
  void say(tickets::TicketId ticket, AuthorKind author) {
    write([&](Transaction& tx) {
      tickets::add_message(tx, context, anna, ticket, {.author_kind = author, .body = "…"}).value();
    });
  }
  void set_state(tickets::TicketId ticket, State state) {
    write([&](Transaction& tx) { tickets::set_state(tx, context, anna, ticket, state).value(); });
  }
  /// The newest clock of that kind.
  DeadlineClock clock_of(tickets::TicketId ticket, ClockKind kind) {
    std::optional<DeadlineClock> found;
    for (auto const& clock : db().read(Scope::of(desk), [&](auto& tx) { return clocks_of(tx, desk, ticket); })) {
      if (clock.kind == kind) found = clock;
    }
    return found.value();
  }
  std::vector<ClockChange> moves(tickets::TicketId ticket) {
    return db().read(Scope::of(desk), [&](auto& tx) { return changes_of(tx, desk, ticket); });
  }
  std::optional<Due> due(tickets::TicketId ticket) {
    return db().read(Scope::of(desk), [&](auto& tx) { return find_due(tx, desk, ticket); });
  }
  std::int64_t count(storage::Query const& query, std::string kind) {
    return db().read(Scope::of(desk), [&](Transaction& tx) {
      return tx.first<std::int64_t>(query, {{"desk", desk}, {"kind", kind}}).value();
    });
  }

  audit::Context audit{clock, ids, *random};
  Actor anna = system_actor(desk);
  ClockKeeper keeper{audit, PauseRules{}};
  calendars::Calendar office;
  tickets::Hooks hooks;
  tickets::Context context{audit, hooks};
};
PODPORA_BOTH_DATABASES(ClocksTest);

TEST_P(ClocksTest, AnAnswerInTimeMeetsTheFirstResponse) {
  auto const start = clock.now();
  auto const ticket = open(Severity::kA);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kFirstResponse).due_at, start + minutes(60));
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kResolution).due_at, start + minutes(480));
  clock.advance(minutes(20));
  say(ticket.id, AuthorKind::kSystem);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kFirstResponse).state, ClockState::kRunning);
  say(ticket.id, AuthorKind::kAgent);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kFirstResponse).state, ClockState::kMet);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kFirstResponse).met_at, clock.now());
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kNextUpdate).state, ClockState::kPaused);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kResolution).state, ClockState::kPaused);
  clock.advance(minutes(60));
  say(ticket.id, AuthorKind::kContact);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kNextUpdate).due_at, clock.now() + minutes(120));
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kResolution).due_at, start + minutes(480 + 60 + 16 * 60));
}

TEST_P(ClocksTest, AReplyTakenBackHasMetNothing) {
  auto const ticket = open(Severity::kA);
  auto const promised = clock_of(ticket.id, ClockKind::kFirstResponse).due_at;
  clock.advance(minutes(20));
  auto const said = write([&](Transaction& tx) {
    return tickets::add_message(tx, context, anna, ticket.id, {.author_kind = AuthorKind::kAgent, .body = "…"}).value();
  });
  clock.advance(std::chrono::seconds(5));
  write([&](Transaction& tx) {
    auto const back = tickets::withdraw_message(tx, context, anna, said, State::kOpen).value();
    EXPECT_EQ(back.state, State::kOpen);
    keeper.on_withdrawn(tx, anna, back, said);
  });
  auto const response = clock_of(ticket.id, ClockKind::kFirstResponse);
  EXPECT_EQ(response.state, ClockState::kRunning);
  EXPECT_EQ(response.due_at, promised);
  EXPECT_FALSE(response.met_at);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kNextUpdate).state, ClockState::kCancelled);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kResolution).state, ClockState::kRunning);
  clock.advance(minutes(40));
  keeper.sweep(db(), desk);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kFirstResponse).state, ClockState::kBreached);
}

TEST_P(ClocksTest, ReopeningStartsAnew) {
  auto const ticket = open(Severity::kA);
  set_state(ticket.id, State::kResolved);
  auto const first = clock_of(ticket.id, ClockKind::kResolution);
  EXPECT_EQ(first.state, ClockState::kMet);
  clock.advance(minutes(60));
  say(ticket.id, AuthorKind::kContact);
  auto const second = clock_of(ticket.id, ClockKind::kResolution);
  EXPECT_NE(second.id, first.id);
  EXPECT_EQ(second.state, ClockState::kRunning);
  EXPECT_EQ(second.started_at, clock.now());
}

TEST_P(ClocksTest, TheSweepRecordsEachBreachOnce) {
  auto const late = open(Severity::kA);
  auto const calm = open(Severity::kC);
  EXPECT_GE(count(kCountJobs, kSweepJob), 2);
  clock.advance(minutes(59));
  EXPECT_EQ(keeper.sweep(db(), desk), 0u);
  clock.advance(minutes(1));
  EXPECT_EQ(keeper.sweep(db(), desk), 1u);
  EXPECT_EQ(keeper.sweep(db(), desk), 0u);
  EXPECT_EQ(count(kCountEvents, "clock.breached"), 1);
  EXPECT_EQ(clock_of(late.id, ClockKind::kFirstResponse).state, ClockState::kBreached);
  EXPECT_EQ(clock_of(calm.id, ClockKind::kFirstResponse).state, ClockState::kRunning);
  say(late.id, AuthorKind::kAgent);
  auto const answered = clock_of(late.id, ClockKind::kFirstResponse);
  EXPECT_EQ(answered.state, ClockState::kBreached);
  EXPECT_EQ(answered.met_at, clock.now());
  EXPECT_EQ(count(kCountEvents, "clock.breached"), 1);
}

TEST_P(ClocksTest, ALateAnswerBeforeTheSweepIsABreachToo) {
  auto const ticket = open(Severity::kA);
  clock.advance(minutes(61));
  say(ticket.id, AuthorKind::kAgent);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kFirstResponse).state, ClockState::kBreached);
  EXPECT_EQ(keeper.sweep(db(), desk), 0u);
  EXPECT_EQ(count(kCountEvents, "clock.breached"), 1);
}

TEST_P(ClocksTest, AnotherSeverityMovesTheDueTime) {
  auto const start = clock.now();
  auto const before = open(Severity::kC);
  clock.advance(minutes(30));
  auto after = before;
  after.severity = Severity::kA;
  write([&](Transaction& tx) { keeper.on_changed(tx, anna, before, after); });
  EXPECT_EQ(clock_of(before.id, ClockKind::kFirstResponse).due_at, start + minutes(60));
}

TEST_P(ClocksTest, TheUpstreamClockRunsAroundTheClock) {
  auto const ticket = open(Severity::kA);
  auto const sent = clock.now();
  write([&](Transaction& tx) {
    keeper.on_service_request_sent(tx, anna,
                                   {.ticket_id = ticket.id, .service_request_id = 99, .target_minutes = 24 * 60});
  });
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kUpstreamResponse).due_at, sent + std::chrono::hours(24));
  set_state(ticket.id, State::kWaitingCustomer);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kUpstreamResponse).state, ClockState::kRunning);
  write([&](Transaction& tx) { keeper.on_upstream_answer(tx, anna, ticket.id, 99); });
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kUpstreamResponse).state, ClockState::kMet);
}

TEST_P(ClocksTest, AMovedDeadlineSaysWhy) {
  auto const before = open(Severity::kC);
  auto const promised = clock_of(before.id, ClockKind::kFirstResponse).promised_at;
  clock.advance(minutes(30));
  auto after = before;
  after.severity = Severity::kA;
  write([&](Transaction& tx) { tickets::change_ticket(tx, context, anna, after).value(); });
  auto const all = moves(before.id);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].cause, MoveCause::kSeverity);
  EXPECT_EQ(all[0].earlier + all[0].later, "CA");
  EXPECT_EQ(all[0].due_before, promised);
  EXPECT_EQ(all[0].due_after, promised - minutes(480 - 60));
  // C promised no resolution; A does, from now on.
  EXPECT_EQ(clock_of(before.id, ClockKind::kResolution).started_at, clock.now());
  after = write([&](Transaction& tx) { return *tickets::find_ticket(tx, desk, before.id); });
  after.severity = Severity::kC;
  clock.advance(minutes(20));
  after = write([&](Transaction& tx) { return tickets::change_ticket(tx, context, anna, after).value(); });
  EXPECT_EQ(clock_of(before.id, ClockKind::kResolution).state, ClockState::kCancelled);
  EXPECT_EQ(moves(before.id).back().due_after, std::nullopt);
  // Back again it goes on where it ended.
  after.severity = Severity::kA;
  clock.advance(minutes(10));
  write([&](Transaction& tx) { tickets::change_ticket(tx, context, anna, after).value(); });
  EXPECT_EQ(clock_of(before.id, ClockKind::kResolution).state, ClockState::kRunning);
  EXPECT_EQ(clock_of(before.id, ClockKind::kResolution).spent_us, 20 * 60'000'000LL);
}

TEST_P(ClocksTest, WaitingMovesTheDeadlineAndSaysSo) {
  auto const ticket = open(Severity::kA);
  auto const promised = clock_of(ticket.id, ClockKind::kResolution).promised_at;
  set_state(ticket.id, State::kWaitingCustomer);
  EXPECT_EQ(due(ticket.id), std::nullopt);
  clock.advance(minutes(30));
  say(ticket.id, AuthorKind::kContact);
  EXPECT_EQ(due(ticket.id)->kind, ClockKind::kFirstResponse);
  auto const all = moves(ticket.id);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].cause, MoveCause::kWaited);
  EXPECT_EQ(all[1].earlier, "waiting_customer");
  EXPECT_EQ(all[1].due_before, promised);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kFirstResponse).due_at, clock.now() + minutes(60));
}

TEST_P(ClocksTest, ASecondAnswerWhileWaitingStartsNothingThatRuns) {
  auto const ticket = open(Severity::kA);
  say(ticket.id, AuthorKind::kAgent);
  say(ticket.id, AuthorKind::kAgent);
  EXPECT_EQ(clock_of(ticket.id, ClockKind::kNextUpdate).state, ClockState::kPaused);
  EXPECT_EQ(due(ticket.id), std::nullopt);
}

TEST_P(ClocksTest, AChangedCalendarMovesOpenDeadlinesAndNotThePast) {
  auto const ticket = open(Severity::kA);
  auto const start = clock.now();
  clock.advance(minutes(30));
  auto changed = office;
  changed.holidays.push_back({.date = calendars::local_date("Europe/Prague", clock.now()), .name = "Fire drill"});
  auto const blobs = blobs::make_store(std::filesystem::temp_directory_path());
  calendars::Context const editing{
      .audit = audit, .blobs = *blobs, .fetch = {}, .changed = [this](auto& tx, auto const& actor, auto id) {
        keeper.on_calendar_changed(tx, actor, id);
      }};
  write([&](Transaction& tx) { calendars::edit_calendar(tx, editing, anna, changed, 1).value(); });
  EXPECT_EQ(count(kCountJobs, kRecountJob), 1);
  clock.advance(minutes(2));
  EXPECT_EQ(keeper.recount(db(), other_desk, office.id), 0U);
  EXPECT_EQ(keeper.recount(db(), desk, office.id), 1U);
  EXPECT_EQ(keeper.recount(db(), desk, office.id), 0U);
  auto const response = clock_of(ticket.id, ClockKind::kFirstResponse);
  EXPECT_EQ(response.spent_us, 30 * 60'000'000LL);
  EXPECT_EQ(response.due_at, start + minutes(24 * 60 + 30));
  EXPECT_EQ(moves(ticket.id).front().cause, MoveCause::kCalendar);
  EXPECT_EQ(moves(ticket.id).front().later, "Office");
  EXPECT_EQ(due(ticket.id)->at, start + minutes(24 * 60 + 30));
}

TEST_P(ClocksTest, AnotherAgreementRulesFromNowOn) {
  auto const before = open(Severity::kA);
  auto const agreement = write([&](Transaction& tx) {
    auto content = offers::sample_content(office.id);
    content.targets = {{Severity::kA, {}, "", "office", 240, {}, 960}};
    content.targets.front().pauses_for_customer = false;
    auto const draft = offers::draft_offer(tx, audit, anna, content).value();
    offers::publish_offer(tx, audit, anna, draft.id).value();
    return offers::accept_offer(tx, audit, anna, {.offer_id = draft.id}).value();
  });
  clock.advance(minutes(30));
  auto after = before;
  after.agreement_id = agreement.id.value;
  write([&](Transaction& tx) { keeper.on_changed(tx, anna, before, after); });
  EXPECT_EQ(clock_of(before.id, ClockKind::kFirstResponse).due_at, clock.now() + minutes(210));
  EXPECT_EQ(moves(before.id).front().cause, MoveCause::kAgreement);
  auto waiting = after;
  waiting.state = State::kWaitingCustomer;
  write([&](Transaction& tx) { keeper.on_changed(tx, anna, after, waiting); });
  EXPECT_EQ(clock_of(before.id, ClockKind::kFirstResponse).state, ClockState::kRunning);
}

TEST_P(ClocksTest, WhatIsDoneIsNotDue) {
  auto const ticket = open(Severity::kA);
  EXPECT_EQ(due(ticket.id)->at, clock.now() + minutes(60));
  set_state(ticket.id, State::kResolved);
  EXPECT_EQ(due(ticket.id), std::nullopt);
  set_state(ticket.id, State::kOpen);
  EXPECT_EQ(due(ticket.id)->kind, ClockKind::kNextUpdate);
}

TEST_P(ClocksTest, ASweepReadsWhatIsDueFromOneIndex) {
  auto const plan = write([&](Transaction& tx) {
    return testing::query_plan(tx, kDueClocks, {{"desk", desk}, {"now", clock.now()}, {"limit", 500}});
  });
  EXPECT_NE(plan.find("clock_next"), plan.npos) << plan;
  EXPECT_EQ(plan.find("SCAN"), plan.npos) << plan;
  EXPECT_EQ(plan.find("Seq Scan"), plan.npos) << plan;
}

TEST_P(ClocksTest, OtherDesksSeeAndSweepNothing) {
  auto const ticket = open(Severity::kA);
  clock.advance(minutes(120));
  EXPECT_EQ(keeper.sweep(db(), other_desk), 0u);
  db().read(Scope::of(other_desk), [&](Transaction& tx) { EXPECT_TRUE(clocks_of(tx, other_desk, ticket.id).empty()); });
}

}  // namespace
}  // namespace podpora::clocks
