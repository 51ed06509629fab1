#include "features/charges/record_time.h"

#include "features/charges/charge_store.h"
#include "features/charges/charges_test.h"
#include "features/charges/wallet_store.h"
#include "features/charges/wire.h"

namespace podpora::charges {
namespace {

using storage::Scope;
using storage::Transaction;

PODPORA_BOTH_DATABASES(ChargesTest);

TEST_P(ChargesTest, ThePriceBeforeIsTheChargeAfter) {
  auto const ticket = open(customer);
  std::int64_t balance = 6000;
  std::int64_t drawn = 0;
  // In and after hours, odd lengths, over the end of the prepaid time and into the next month.
  for (auto const& [hours, minutes] :
       std::initializer_list<std::pair<int, int>>{{0, 7}, {3, 31}, {11, 5}, {20, 90}, {24 * 8, 44}, {24 * 9, 200}}) {
    NewTime const time{.ticket_id = ticket, .minutes = minutes, .started_at = clock.now() + std::chrono::hours(hours)};
    auto const before = preview(time);
    auto const recorded = record(time).value();
    EXPECT_EQ(before.rating, recorded.price.rating) << minutes;
    std::int64_t amount = 0;
    for (auto const& charge : recorded.charges) {
      amount += charge.amount_minor;
      EXPECT_EQ(charge.agreement_id, agreement);
      EXPECT_EQ(charge.offer_number, 1);
    }
    EXPECT_EQ(amount, before.rating.amount_minor) << minutes;
    if (hours < 24 * 8) {
      EXPECT_EQ(before.balance_before, balance) << minutes;
      balance = before.balance_after.value();
      drawn += before.rating.drawn_hundredths;
    }
  }
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(charges_of(tx, desk, ticket).size(), 6u);
    EXPECT_EQ(time_entries_of(tx, desk, ticket).size(), 6u);
    EXPECT_EQ(find_period_wallet(tx, desk, agreement, customer, "2026-11")->balance, 6000 - drawn);
    EXPECT_EQ(find_period_wallet(tx, desk, agreement, customer, "2026-12")->balance, 0);
    EXPECT_FALSE(find_period_wallet(tx, desk, agreement, customer, "2027-01"));
  });
}

TEST_P(ChargesTest, WithoutAnAgreementNobodyKnowsThePrice) {
  auto const ticket = open(std::nullopt);
  auto const recorded = record({.ticket_id = ticket, .minutes = 30}).value();
  EXPECT_EQ(recorded.charges.at(0).verdict, Verdict::kNoAgreement);
  EXPECT_EQ(recorded.entry.started_at, clock.now() - std::chrono::minutes(30));
  EXPECT_FALSE(to_view(recorded.price, "en").amount);
}

TEST_P(ChargesTest, BadTimesAreRefusedAndStoreNothing) {
  auto const ticket = open(customer);
  EXPECT_EQ(record({.ticket_id = ticket, .minutes = 0}).error().fields.at(0).pointer, "/minutes");
  EXPECT_EQ(record({.ticket_id = ticket, .minutes = 1441}).error().fields.at(0).pointer, "/minutes");
  EXPECT_EQ(record({.ticket_id = tickets::TicketId{1}, .minutes = 5}).error().kind, ErrorCode::kNotFound);
  db().read(Scope::of(desk), [&](Transaction& tx) { EXPECT_TRUE(time_entries_of(tx, desk, ticket).empty()); });
}

TEST_P(ChargesTest, OtherDesksCannotPriceOrRecord) {
  auto const ticket = open(customer);
  auto const mallory = system_actor(other_desk);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(record_time(tx, context, mallory, {.ticket_id = ticket, .minutes = 5}).error().kind,
              ErrorCode::kNotFound);
    EXPECT_EQ(preview_price(tx, audit, mallory, {.ticket_id = ticket, .minutes = 5}).error().kind,
              ErrorCode::kNotFound);
  });
}

TEST_P(ChargesTest, WorkOverTheEndOfTheDayIsTwoLines) {
  auto const ticket = open(customer);
  // 15:40 UTC is 16:40 in Prague: twenty minutes of the office's hours, and forty after them at one and a half.
  auto const recorded =
      record({.ticket_id = ticket, .minutes = 60, .started_at = parse_rfc3339("2026-11-23T15:40:00Z").value()}).value();
  ASSERT_EQ(recorded.charges.size(), 2u);
  auto const& ordinary = recorded.charges[0];
  auto const& after = recorded.charges[1];
  EXPECT_EQ(ordinary.quantity_thousandths, 20'000);
  EXPECT_EQ(ordinary.verdict, Verdict::kDraws);
  EXPECT_EQ(ordinary.amount_minor, 0);
  EXPECT_EQ(ordinary.supplied_on, "2026-11-23");
  EXPECT_EQ(after.quantity_thousandths, 40'000);
  EXPECT_TRUE(after.after_hours);
  EXPECT_EQ(after.unit_price_minor, 180'000);
  EXPECT_EQ(after.drawn_hundredths, 4000) << "what was left";
  EXPECT_EQ(after.amount_minor, 40'000) << "twenty minutes weigh as the rest of sixty";
  EXPECT_EQ(after.discount_minor, 80'000);
  EXPECT_NE(after.text.find("mimo provozní dobu"), std::string::npos) << after.text;
}

TEST_P(ChargesTest, AnInvoiceTakesALineOnce) {
  auto const ticket = open(customer);
  auto const november = record({.ticket_id = ticket, .minutes = 15}).value().charges.at(0);
  auto const december =
      record({.ticket_id = ticket, .minutes = 15, .started_at = parse_rfc3339("2026-11-30T23:30:00Z")})
          .value()
          .charges.at(0);
  BillingPeriod const period{"2026-11-01", "2026-12-01"};
  write([&](Transaction& tx) {
    EXPECT_EQ(december.supplied_on, "2026-12-01") << "by the desk's zone";
    EXPECT_EQ(bill_tos_for_period(tx, desk, period), std::vector{customer});
    ASSERT_EQ(for_period(tx, desk, customer, period).size(), 1u);
    EXPECT_EQ(for_period(tx, desk, customer, period)[0].id, november.id);
    EXPECT_FALSE(take_for_invoice(tx, other_desk, november.id, 1));
    EXPECT_TRUE(take_for_invoice(tx, desk, november.id, 1));
    EXPECT_FALSE(take_for_invoice(tx, desk, november.id, 2));
    EXPECT_EQ(charges_of_invoice(tx, desk, 1).at(0).id, november.id);
    EXPECT_TRUE(for_period(tx, desk, customer, period).empty());
    EXPECT_TRUE(bill_tos_for_period(tx, desk, period).empty());
    EXPECT_EQ(find_charge(tx, desk, november.id)->invoice_id, 1);
  });
  db().read(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_TRUE(for_period(tx, other_desk, customer, {"2026-01-01", "2027-01-01"}).empty());
    EXPECT_TRUE(bill_tos_for_period(tx, other_desk, {"2026-01-01", "2027-01-01"}).empty());
    EXPECT_FALSE(find_charge(tx, other_desk, november.id));
  });
}

TEST_P(ChargesTest, ThePriceIsSaidInTheReadersLanguage) {
  auto const ticket = open(customer);
  auto const price = preview({.ticket_id = ticket, .minutes = 30, .started_at = clock.now()});
  auto const english = to_view(price, "en");
  EXPECT_EQ(english.text, "Draws 30 min of 1 h of prepaid time.");
  EXPECT_EQ(english.balance_before_minutes, 60);
  EXPECT_EQ(english.balance_after_minutes, 30);
  EXPECT_EQ(to_view(price, "cs").text, "Čerpá 30 min z 1 h předplaceného času.");
}

}  // namespace
}  // namespace podpora::charges
