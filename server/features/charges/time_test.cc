#include "features/charges/charge_store.h"
#include "features/charges/charges_test.h"
#include "features/charges/stopwatch.h"
#include "features/charges/time_store.h"
#include "features/charges/wallet_store.h"
#include "features/charges/wallets.h"

namespace podpora::charges {
namespace {

using storage::Scope;
using storage::Transaction;

class TimeTest : public ChargesTest {
 protected:
  /// At noon, so that work that has just ended was within the office's hours.
  void SetUp() override {
    ChargesTest::SetUp();
    clock.advance(std::chrono::hours(4));
  }
  Result<Recorded> change(TimeEntryId id, NewTime const& time, Actor const& actor) {
    return write([&](Transaction& tx) { return change_time(tx, context, actor, id, time); });
  }
  Result<void> remove(TimeEntryId id, Actor const& actor) {
    return write([&](Transaction& tx) { return delete_time(tx, context, actor, id); });
  }
  std::vector<Charge> lines(tickets::TicketId ticket) {
    return db().read(Scope::of(desk), [&](Transaction& tx) { return charges_of(tx, desk, ticket); });
  }
  std::int64_t left() {
    return db().read(Scope::of(desk), [&](Transaction& tx) {
      return find_period_wallet(tx, desk, agreement, customer, "2026-11")->balance;
    });
  }
  /// An agent without the right to write charges.
  Actor agent(std::int64_t person) const { return {.desk = desk, .person = PersonId{person}, .name = "Eva"}; }
};
PODPORA_BOTH_DATABASES(TimeTest);

TEST_P(TimeTest, AChangeIsRatedAnewAndKeepsWhatWas) {
  auto const ticket = open(customer);
  auto const entry = record({.ticket_id = ticket, .minutes = 30, .note = "one"}).value().entry;
  EXPECT_EQ(left(), 3000);
  auto const changed = change(entry.id, {.minutes = 90, .note = "two"}, anna).value();
  EXPECT_EQ(changed.price.balance_before, 6000) << "what it drew came back first";
  EXPECT_EQ(changed.price.rating.amount_minor, 60'000);
  EXPECT_EQ(left(), 0);
  EXPECT_EQ(lines(ticket).size(), 1u) << "the earlier line is void";
  change(entry.id, {.minutes = 15, .note = "three"}, anna).value();
  EXPECT_TRUE(remove(entry.id, anna).has_value());
  EXPECT_EQ(left(), 6000);
  EXPECT_TRUE(lines(ticket).empty());
  EXPECT_EQ(remove(entry.id, anna).error().kind, ErrorCode::kNotFound);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_TRUE(time_entries_of(tx, desk, ticket).empty());
    auto const history = time_history(tx, desk, entry.id);
    ASSERT_EQ(history.size(), 3u);
    EXPECT_EQ(history[0].note, "one");
    EXPECT_EQ(history[1].minutes, 90);
    EXPECT_TRUE(history[2].deleted);
  });
}

TEST_P(TimeTest, WhatIsInvoicedStays) {
  auto const recorded = record({.ticket_id = open(customer), .minutes = 30}).value();
  write([&](Transaction& tx) { EXPECT_TRUE(take_for_invoice(tx, desk, recorded.charges.at(0).id, 1)); });
  EXPECT_EQ(change(recorded.entry.id, {.minutes = 5}, anna).error().code, "time-invoiced");
  EXPECT_EQ(remove(recorded.entry.id, anna).error().code, "time-invoiced");
}

TEST_P(TimeTest, TheNextEntryTakesThePriceOfTheRequest) {
  auto const wallet =
      write([&](Transaction& tx) {
        return open_wallet(tx, context, anna,
                           {.customer_id = customer, .unit = WalletUnit::kIncidents, .name = "Requests", .amount = 1});
      }).value();
  auto const ticket = open(customer);
  auto const first = record({.ticket_id = ticket, .minutes = 30}).value();
  auto const second = record({.ticket_id = ticket, .minutes = 30}).value();
  EXPECT_EQ(first.charges.at(0).rule, Rule::kPrepaidIncident);
  EXPECT_EQ(second.charges.at(0).rule, Rule::kIncidentPaid);
  EXPECT_TRUE(remove(first.entry.id, anna).has_value());
  ASSERT_EQ(lines(ticket).size(), 1u);
  EXPECT_EQ(lines(ticket)[0].rule, Rule::kPrepaidIncident);
  EXPECT_EQ(lines(ticket)[0].time_entry_id, second.entry.id);
  db().read(Scope::of(desk), [&](Transaction& tx) { EXPECT_EQ(find_wallet(tx, desk, wallet.id)->balance, 0); });
  change(second.entry.id, {.minutes = 30, .billable = false}, anna).value();
  db().read(Scope::of(desk), [&](Transaction& tx) { EXPECT_EQ(find_wallet(tx, desk, wallet.id)->balance, 1); });
}

TEST_P(TimeTest, OnlyItsAuthorOrWhoWritesChargesChangesIt) {
  auto const eva = agent(7);
  auto const ticket = open(customer);
  auto const entry =
      write([&](Transaction& tx) { return record_time(tx, context, eva, {.ticket_id = ticket, .minutes = 30}); })
          .value()
          .entry;
  EXPECT_EQ(change(entry.id, {.minutes = 5}, agent(8)).error().kind, ErrorCode::kForbidden);
  EXPECT_TRUE(change(entry.id, {.minutes = 5}, eva).has_value());
  EXPECT_TRUE(change(entry.id, {.minutes = 10}, anna).has_value());
  EXPECT_EQ(change(entry.id, {.minutes = 0}, eva).error().fields.at(0).pointer, "/minutes");
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(delete_time(tx, context, system_actor(other_desk), entry.id).error().kind, ErrorCode::kNotFound);
    EXPECT_TRUE(time_history(tx, other_desk, entry.id).empty());
  });
}

TEST_P(TimeTest, StartAndEndMakeTheMinutes) {
  auto const ticket = open(customer);
  auto const from = parse_rfc3339("2026-11-23T08:00:00Z").value();
  auto const span = [&](Duration length) {
    return record({.ticket_id = ticket, .started_at = from, .ended_at = from + length});
  };
  EXPECT_EQ(span(std::chrono::seconds(61)).value().entry.minutes, 2) << "a minute that began counts";
  EXPECT_EQ(span(Duration{0}).error().fields.at(0).pointer, "/ended_at");
  EXPECT_EQ(span(std::chrono::hours(25)).error().fields.at(0).pointer, "/ended_at");
  EXPECT_EQ(record({.ticket_id = ticket, .ended_at = from}).error().fields.at(0).pointer, "/started_at");
  EXPECT_EQ(record({.ticket_id = ticket, .minutes = 5, .started_at = from, .ended_at = from + std::chrono::hours(1)})
                .error()
                .fields.at(0)
                .pointer,
            "/minutes");
}

TEST_P(TimeTest, OneStopwatchOfAPersonRuns) {
  auto const eva = agent(7);
  auto const first = open(customer);
  auto const second = open(customer);
  auto const start = [&](tickets::TicketId ticket, Actor const& actor) {
    write([&](Transaction& tx) { EXPECT_TRUE(start_stopwatch(tx, context, actor, ticket).has_value()); });
  };
  auto const watches = [&](Actor const& actor) {
    return db().read(Scope::of(desk), [&](Transaction& tx) { return stopwatches_of(tx, actor); });
  };
  start(first, eva);
  start(first, agent(8));
  clock.advance(std::chrono::seconds(90));
  start(first, eva);
  EXPECT_EQ(watches(eva).at(0).running_since, clock.now() - std::chrono::seconds(90)) << "it goes on";
  start(second, eva);
  clock.advance(std::chrono::seconds(30));
  ASSERT_EQ(watches(eva).size(), 2u);
  EXPECT_EQ(watches(eva)[0].ticket_id, second);
  EXPECT_EQ(watches(eva)[1].kept_seconds, 90) << "the other one kept its time";
  EXPECT_FALSE(watches(eva)[1].running_since);
  EXPECT_TRUE(watches(agent(8)).at(0).running_since) << "another person's is its own";
  write([&](Transaction& tx) {
    pause_stopwatch(tx, context, eva, second);
    clear_stopwatch(tx, eva, first);
  });
  ASSERT_EQ(watches(eva).size(), 1u);
  EXPECT_EQ(watches(eva)[0].kept_seconds, 30);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    Actor const mallory{.desk = other_desk, .person = PersonId{7}};
    EXPECT_TRUE(stopwatches_of(tx, mallory).empty());
    EXPECT_EQ(start_stopwatch(tx, context, mallory, first).error().kind, ErrorCode::kNotFound);
  });
}

}  // namespace
}  // namespace podpora::charges
