#include "features/charges/wallets.h"

#include "features/charges/charge_store.h"
#include "features/charges/charges_test.h"
#include "features/charges/set_terms.h"
#include "features/charges/terms_rules.h"
#include "features/charges/wallet_rules.h"
#include "features/charges/wallet_store.h"

#include <algorithm>
#include <thread>

namespace podpora::charges {
namespace {

using storage::Scope;
using storage::Transaction;

class WalletsTest : public ChargesTest {
 protected:
  /// At noon, so that work that has just ended was within the office's hours.
  void SetUp() override {
    ChargesTest::SetUp();
    clock.advance(std::chrono::hours(4));
  }
  Wallet open_hours(std::int64_t amount, bool may_go_negative = false) {
    return write([&](Transaction& tx) {
             return open_wallet(tx, context, anna,
                                {.customer_id = customer,
                                 .name = "Hours",
                                 .amount = amount,
                                 .price = Money{100'000, "CZK"},
                                 .low_at = 3000,
                                 .may_go_negative = may_go_negative});
           })
        .value();
  }
  Wallet now(WalletId id) {
    return db().read(Scope::of(desk), [&](Transaction& tx) { return find_wallet(tx, desk, id).value(); });
  }
  std::vector<WalletEntry> ledger(WalletId id) {
    return db().read(Scope::of(desk), [&](Transaction& tx) { return ledger_of(tx, desk, id); });
  }
  jobs::Job expiry_of(WalletId id) const {
    jobs::Job job;
    job.desk = desk;
    job.payload = R"({"wallet":")" + to_text(id) + R"("})";
    return job;
  }
};
PODPORA_BOTH_DATABASES(WalletsTest);

TEST_P(WalletsTest, BoughtTimeIsDrawnAfterTheMonthsOwn) {
  auto const wallet = open_hours(9000);
  auto const ticket = open(customer);
  auto const recorded = record({.ticket_id = ticket, .minutes = 120}).value();
  EXPECT_EQ(recorded.price.rating.rule, Rule::kIncludedTime);
  ASSERT_EQ(recorded.price.draws.size(), 2u);
  EXPECT_EQ(recorded.price.draws[0].after, 0) << "the included hour first";
  EXPECT_EQ(recorded.price.balance_before, 15'000);
  EXPECT_EQ(now(wallet.id).balance, 3000);
  auto const entries = ledger(wallet.id);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].reason, WalletReason::kToppedUp);
  EXPECT_EQ(entries[1].amount, -6000);
  EXPECT_EQ(entries[1].ticket_id, ticket);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    auto const lines = for_period(tx, desk, customer, {"2026-11-01", "2026-12-01"});
    EXPECT_EQ(std::ranges::count(lines, LineKind::kWalletTopUp, &Charge::kind), 1);
  });
}

TEST_P(WalletsTest, ALowBalanceIsToldOnce) {
  std::vector<std::int64_t> told;
  charge_hooks.wallet_low = [&](auto&, auto const&, auto const&, Wallet const& wallet) {
    told.push_back(wallet.balance);
  };
  open_hours(9000);
  auto const ticket = open(customer);
  record({.ticket_id = ticket, .minutes = 45}).value();
  EXPECT_TRUE(told.empty());
  record({.ticket_id = ticket, .minutes = 15}).value();
  EXPECT_EQ(told, (std::vector<std::int64_t>{0})) << "the month's own hour is used up";
  record({.ticket_id = ticket, .minutes = 60}).value();
  record({.ticket_id = ticket, .minutes = 15}).value();
  EXPECT_EQ(told, (std::vector<std::int64_t>{0, 3000}));
}

TEST_P(WalletsTest, NeverNegativeUnlessAllowed) {
  auto const strict = open_hours(1500);
  auto const ticket = open(customer);
  auto const recorded = record({.ticket_id = ticket, .minutes = 120}).value();
  EXPECT_EQ(recorded.price.rating.rule, Rule::kIncludedThenHourly);
  EXPECT_EQ(recorded.price.rating.amount_minor, 90'000);
  EXPECT_EQ(now(strict.id).balance, 0);
  auto const loose = open_hours(1500, true);
  EXPECT_EQ(record({.ticket_id = ticket, .minutes = 60}).value().price.rating.amount_minor, 0);
  EXPECT_EQ(now(loose.id).balance, -4500);
  write([&](Transaction& tx) {
    EXPECT_EQ(adjust_wallet(tx, context, anna, strict.id, -1, "less").error().code, "wallet-overdrawn");
    EXPECT_EQ(adjust_wallet(tx, context, anna, strict.id, 100, " ").error().fields.at(0).pointer, "/note");
    EXPECT_EQ(adjust_wallet(tx, context, anna, strict.id, 100, "counted wrong").value().balance, 100);
    EXPECT_EQ(top_up(tx, context, anna, strict.id, {.amount = 0}).error().fields.at(0).pointer, "/amount");
  });
}

TEST_P(WalletsTest, DrawsAtOnceTakeNothingTwice) {
  auto const wallet = open_hours(6000);
  auto const ticket = open(customer);
  record({.ticket_id = ticket, .minutes = 60}).value();  // uses up the month's own hour
  std::vector<std::thread> people;
  for (int i = 0; i < 4; ++i) {
    people.emplace_back([&] {
      for (int j = 0; j < 2; ++j) record({.ticket_id = ticket, .minutes = 15}).value();
    });
  }
  for (auto& each : people) each.join();
  EXPECT_EQ(now(wallet.id).balance, 0);
  std::int64_t drawn = 0;
  for (auto const& entry : ledger(wallet.id)) drawn -= entry.reason == WalletReason::kDrawn ? entry.amount : 0;
  EXPECT_EQ(drawn, 6000);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    std::int64_t amount = 0;
    for (auto const& line : charges_of(tx, desk, ticket)) amount += line.amount_minor;
    EXPECT_EQ(amount, 4 * 30'000) << "two hours of eight entries, one of them prepaid";
  });
}

TEST_P(WalletsTest, WhatIsLeftExpiresOnceAtTheEnd) {
  auto const wallet = open_hours(6000);
  auto const end = clock.now() + std::chrono::hours(48);
  write([&](Transaction& tx) {
    return change_wallet(tx, context, anna, wallet.id, {.name = "Hours", .valid_to = end}).value();
  });
  expire_ended(db(), context, expiry_of(wallet.id));
  EXPECT_EQ(now(wallet.id).balance, 6000) << "not yet";
  clock.set(end);
  expire_ended(db(), context, expiry_of(wallet.id));
  expire_ended(db(), context, expiry_of(wallet.id));
  EXPECT_EQ(now(wallet.id).balance, 0);
  EXPECT_EQ(ledger(wallet.id).size(), 2u);
  write([&](Transaction& tx) {
    EXPECT_EQ(top_up(tx, context, anna, wallet.id, {.amount = 1}).error().code, "wallet-ended");
  });
}

TEST_P(WalletsTest, UnusedTimeIsCarriedOver) {
  auto terms = default_terms();
  terms.included.carry_over_months = 1;
  write([&](Transaction& tx) { return set_terms(tx, audit, anna, std::nullopt, terms).value(); });
  auto const ticket = open(customer);
  auto const december = parse_rfc3339("2026-12-07T08:00:00Z").value();
  auto const price = preview({.ticket_id = ticket, .minutes = 30, .started_at = december});
  EXPECT_EQ(price.balance_before, 12'000) << "November's hour and December's";
  record({.ticket_id = ticket, .minutes = 90, .started_at = december}).value();
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(find_period_wallet(tx, desk, agreement, customer, "2026-11")->balance, 0) << "the older one first";
    EXPECT_EQ(find_period_wallet(tx, desk, agreement, customer, "2026-12")->balance, 3000);
  });
  EXPECT_EQ(
      preview({.ticket_id = ticket, .minutes = 30, .started_at = parse_rfc3339("2027-01-04T08:00:00Z")}).balance_before,
      9000)
      << "November's has ended";
}

TEST_P(WalletsTest, OtherDesksSeeNothing) {
  auto const wallet = open_hours(6000);
  auto const mallory = system_actor(other_desk);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_FALSE(find_wallet(tx, other_desk, wallet.id));
    EXPECT_TRUE(wallets_of(tx, other_desk, customer).empty());
    EXPECT_TRUE(ledger_of(tx, other_desk, wallet.id).empty());
    EXPECT_EQ(top_up(tx, context, mallory, wallet.id, {.amount = 1}).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(adjust_wallet(tx, context, mallory, wallet.id, 1, "x").error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(change_wallet(tx, context, mallory, wallet.id, {.name = "x"}).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(open_wallet(tx, context, mallory, {.customer_id = customer, .name = "x"}).error().kind,
              ErrorCode::kNotFound);
  });
}

TEST(WalletForecast, GoesOnAsInTheLastNinetyDays) {
  Time const start = parse_rfc3339("2026-01-01T00:00:00Z").value();
  auto const now = start + std::chrono::days{30};
  Wallet wallet{.valid_from = start, .balance = 6000};
  std::vector<WalletEntry> const ledger{{.reason = WalletReason::kToppedUp, .amount = 9000, .at = start},
                                        {.reason = WalletReason::kDrawn, .amount = -3000, .at = start}};
  EXPECT_EQ(runs_out_at(wallet, ledger, now), now + std::chrono::days{60});
  EXPECT_FALSE(runs_out_at(wallet, {ledger[0]}, now)) << "not used";
  wallet.balance = 0;
  EXPECT_FALSE(runs_out_at(wallet, ledger, now)) << "empty";
}

}  // namespace
}  // namespace podpora::charges
