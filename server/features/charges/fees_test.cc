#include "features/charges/add_charge.h"
#include "features/charges/charge_store.h"
#include "features/charges/charges_test.h"
#include "features/charges/fee_rules.h"
#include "features/charges/make_fees.h"
#include "features/charges/set_terms.h"
#include "features/charges/terms_rules.h"
#include "features/charges/terms_store.h"

namespace podpora::charges {
namespace {

using storage::Scope;
using storage::Transaction;

TEST(FeeDays, AreThoseOnWhichTheAgreementRules) {
  auto const november = parse_month("2026-11").value();
  auto const check = [&](char const* from, std::optional<std::string> until, char const* expected) {
    auto const days = days_within({from, std::move(until)}, november);
    EXPECT_EQ(days ? days->first + " " + days->last + " " + std::to_string(days->count) : "none", expected) << from;
  };
  check("2026-01-01", {}, "2026-11-01 2026-11-30 30");
  check("2026-11-16", {}, "2026-11-16 2026-11-30 15");
  check("2026-01-01", "2026-11-11", "2026-11-01 2026-11-10 10");
  check("2026-11-10", "2026-11-11", "2026-11-10 2026-11-10 1");
  check("2026-11-10", "2026-11-10", "none");
  check("2026-12-01", {}, "none");
  check("2026-01-01", "2026-11-01", "none");
  EXPECT_EQ(parse_month("2028-02")->days(), 29);
  for (auto const* bad : {"", "2026", "2026-13", "2026-00", "2026-1", "26-11", "2026/11", "2038-01", "2026-11-01"}) {
    EXPECT_FALSE(parse_month(bad)) << bad;
  }
  EXPECT_EQ(monthly_quantity(3, {"", "", 10}, november), 1000);
  EXPECT_EQ(monthly_quantity(1, {"", "", 20}, november), 667);
}

class FeesTest : public ChargesTest {
 protected:
  void set(Terms const& terms, std::optional<offers::AgreementId> of = {}) {
    write([&](Transaction& tx) { return set_terms(tx, audit, anna, of, terms).value(); });
  }
  std::vector<Charge> fees(std::string const& month) {
    return write([&](Transaction& tx) { return make_fees(tx, audit, anna, month).value(); });
  }
  Terms terms = default_terms();
};
PODPORA_BOTH_DATABASES(FeesTest);

TEST_P(FeesTest, AreMadeOnceAMonth) {
  terms.lines = {{.kind = LineKind::kFee, .discount_basis_points = 1000, .tax_basis_points = 2100}};
  terms.fees = {{.code = "care", .title = {"Care", "Péče"}, .unit_price_minor = 300'000},
                {.code = "backup",
                 .title = {"Backup", "Zálohy"},
                 .per = FeePer::kSeat,
                 .service = "azure",
                 .unit_price_minor = 5'000,
                 .unit_cost_minor = 2'000},
                {.code = "users", .title = {"Users", "Uživatelé"}, .per = FeePer::kUser, .unit_price_minor = 1}};
  set(terms);
  // The agreement began on Monday 23 November: eight days of thirty.
  auto const november = fees("2026-11");
  ASSERT_EQ(november.size(), 1u) << "no seats of Azure, no contacts";
  EXPECT_EQ(november[0].quantity_thousandths, 267);
  EXPECT_EQ(november[0].discount_minor, 8'010);
  EXPECT_EQ(november[0].amount_minor, 72'090);
  EXPECT_EQ(november[0].supplied_on, "2026-11-23");
  EXPECT_EQ(november[0].supplied_until, "2026-11-30");
  EXPECT_EQ(november[0].text, "Péče, 2026-11-23 až 2026-11-30");
  EXPECT_EQ(november[0].tax_basis_points, 2100);
  EXPECT_EQ(fees("2026-11").at(0).id, november[0].id);
  EXPECT_EQ(fees("2026-12").at(0).quantity_thousandths, 1000);
  EXPECT_TRUE(fees("2026-10").empty());
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(for_period(tx, desk, customer, {"2026-11-01", "2026-12-01"}).size(), 1u);
  });
}

TEST_P(FeesTest, AnAgreementsOwnTermsBeatTheDesks) {
  terms.fees = {{.code = "care", .title = {"Care", "Péče"}, .unit_price_minor = 300'000}};
  set(terms);
  auto own = terms;
  own.fees[0].unit_price_minor = 100'000;
  set(own, agreement);
  EXPECT_EQ(fees("2026-12").at(0).amount_minor, 100'000);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(terms_in_force(tx, desk, agreement), own);
    EXPECT_EQ(terms_in_force(tx, desk, std::nullopt), terms);
    EXPECT_EQ(terms_versions(tx, desk, agreement).size(), 1u);
  });
  db().read(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(terms_in_force(tx, other_desk, agreement), default_terms());
    EXPECT_TRUE(terms_versions(tx, other_desk, agreement).empty());
  });
  auto const mallory = system_actor(other_desk);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(set_terms(tx, audit, mallory, agreement, terms).error().kind, ErrorCode::kNotFound);
  });
}

TEST_P(FeesTest, LinesByHand) {
  terms.mark_ups = {{.upstream = "provider", .percent_basis_points = 1500}, {.upstream = "vendor", .absorbed = true}};
  set(terms);
  auto const ticket = open(customer);
  auto const add = [&](TicketLine line) {
    line.ticket_id = ticket;
    return write([&](Transaction& tx) { return add_charge(tx, audit, anna, line); });
  };
  auto const passed =
      add({.kind = LineKind::kPassThrough, .amount = {10'000, "EUR"}, .text = "Case 1", .upstream = "provider"})
          .value();
  EXPECT_EQ(passed.amount_minor, 11'500);
  EXPECT_EQ(passed.cost_minor, 10'000);
  EXPECT_EQ(passed.currency, "EUR");
  auto const absorbed =
      add({.kind = LineKind::kPassThrough, .amount = {10'000, "EUR"}, .text = "Case 2", .upstream = "vendor"}).value();
  EXPECT_EQ(absorbed.amount_minor, 0);
  EXPECT_EQ(absorbed.verdict, Verdict::kCovered);
  EXPECT_EQ(add({.kind = LineKind::kCredit, .amount = {5'000, "CZK"}, .text = "Sorry"}).value().amount_minor, -5'000);
  EXPECT_EQ(add({.kind = LineKind::kFixed, .amount = {900'000, "CZK"}, .text = "Move"}).value().amount_minor, 900'000);
  EXPECT_EQ(add({.kind = LineKind::kFixed, .amount = {1, "CZK"}, .text = "Move"}).error().code, "fixed-price-exists");
  EXPECT_EQ(add({.kind = LineKind::kFee, .amount = {1, "CZK"}, .text = "x"}).error().fields.at(0).pointer, "/kind");
  EXPECT_EQ(add({.amount = {0, "CZK"}, .text = "x"}).error().fields.at(0).pointer, "/amount/minor");
  EXPECT_EQ(add({.kind = LineKind::kCredit, .amount = {1, "Kč"}, .text = "x"}).error().fields.at(0).pointer,
            "/currency");
  EXPECT_EQ(add({.kind = LineKind::kCredit, .amount = {1, "CZK"}, .text = " "}).error().fields.at(0).pointer, "/text");
  auto const work = record({.ticket_id = ticket, .minutes = 30}).value();
  EXPECT_EQ(work.charges.at(0).rule, Rule::kFixedPrice);
  write([&](Transaction& tx) {
    EXPECT_EQ(void_line(tx, audit, anna, work.charges[0].id).error().code, "charge-of-entry");
    EXPECT_TRUE(void_line(tx, audit, anna, passed.id).value().voided_at);
    EXPECT_TRUE(take_for_invoice(tx, desk, absorbed.id, 1));
    EXPECT_EQ(void_line(tx, audit, anna, absorbed.id).error().code, "charge-invoiced");
    EXPECT_EQ(void_line(tx, audit, system_actor(other_desk), passed.id).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(add_charge(tx, audit, system_actor(other_desk), {.ticket_id = ticket, .amount = {1, "CZK"}, .text = "x"})
                  .error()
                  .kind,
              ErrorCode::kNotFound);
  });
  EXPECT_EQ(record({.ticket_id = open(std::nullopt), .minutes = 5}).value().charges.at(0).verdict,
            Verdict::kNoAgreement);
}

TEST_P(FeesTest, TaxAndCostStandOnEveryLine) {
  terms.lines = {{.tax_basis_points = 2100}};
  terms.cost_hourly_minor = 60'000;
  set(terms);
  auto const line = record({.ticket_id = open(customer), .minutes = 30}).value().charges.at(0);
  EXPECT_EQ(line.tax_category, "S");
  EXPECT_EQ(line.tax_basis_points, 2100);
  EXPECT_EQ(line.cost_minor, 30'000);
}

}  // namespace
}  // namespace podpora::charges
