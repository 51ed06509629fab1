#include "features/charges/rating_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/charges/terms_rules.h"
#include "features/offers/sample_offer_test.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace podpora::charges {
namespace {

Time at(std::string const& text) {
  return parse_rfc3339(text).value();
}

struct Case {
  char const* name;
  std::string started_at;
  std::int64_t minutes;
  std::int64_t wallet_minutes;
  Verdict verdict;
  Rule rule;
  std::int64_t billed, ordinary, after, drawn_hundredths, amount_minor;
};

TEST(Rating, ByTheTable) {
  auto const offer = offers::sample_offer();  // 1 200 CZK an hour, 150 % after hours, steps of 15 minutes
  for (auto const& c : std::initializer_list<Case>{
           {"an hour in hours", "2026-11-23T08:00:00Z", 60, 0, Verdict::kBillable, Rule::kHourly, 60, 60, 0, 0,
            120'000},
           {"raised to the minimum", "2026-11-23T08:00:00Z", 1, 0, Verdict::kBillable, Rule::kHourly, 15, 15, 0, 0,
            30'000},
           {"raised to the step", "2026-11-23T08:00:00Z", 31, 0, Verdict::kBillable, Rule::kHourly, 45, 45, 0, 0,
            90'000},
           {"after hours", "2026-11-23T18:00:00Z", 60, 0, Verdict::kBillable, Rule::kHourly, 60, 0, 60, 0, 180'000},
           {"over the end of the day", "2026-11-23T15:30:00Z", 60, 0, Verdict::kBillable, Rule::kHourly, 60, 30, 30, 0,
            150'000},
           {"the raise is ordinary time", "2026-11-23T15:50:00Z", 20, 0, Verdict::kBillable, Rule::kHourly, 30, 20, 10,
            0, 70'000},
           {"all after hours, raise too", "2026-11-23T18:00:00Z", 5, 0, Verdict::kBillable, Rule::kHourly, 15, 0, 15, 0,
            45'000},
           {"a holiday is after hours", "2026-12-24T09:00:00Z", 60, 0, Verdict::kBillable, Rule::kHourly, 60, 0, 60, 0,
            180'000},
           {"prepaid", "2026-11-23T08:00:00Z", 30, 390, Verdict::kDraws, Rule::kIncludedTime, 30, 30, 0, 3000, 0},
           {"prepaid after hours", "2026-11-23T18:00:00Z", 15, 390, Verdict::kDraws, Rule::kIncludedTime, 15, 0, 15,
            2250, 0},
           {"the last of it", "2026-11-23T08:00:00Z", 60, 20, Verdict::kBillable, Rule::kIncludedThenHourly, 60, 60, 0,
            2000, 80'000},
       }) {
    auto const rating = rate({.started_at = at(c.started_at), .minutes = c.minutes},
                             {.offer = &offer, .wallets = {{.balance = c.wallet_minutes * 100}}})
                            .value();
    EXPECT_EQ(rating.verdict, c.verdict) << c.name;
    EXPECT_EQ(rating.rule, c.rule) << c.name;
    EXPECT_EQ(rating.billed_minutes, c.billed) << c.name;
    EXPECT_EQ(rating.ordinary_minutes, c.ordinary) << c.name;
    EXPECT_EQ(rating.after_hours_minutes, c.after) << c.name;
    EXPECT_EQ(rating.drawn_hundredths, c.drawn_hundredths) << c.name;
    EXPECT_EQ(rating.amount_minor, c.amount_minor) << c.name;
  }
}

TEST(Rating, OtherVerdicts) {
  auto offer = offers::sample_offer();
  Work work{.started_at = at("2026-11-23T08:00:00Z"), .minutes = 30, .kind = Kind::kBilling};
  EXPECT_EQ(rate(work, {.offer = &offer}).value().rule, Rule::kCoveredKind);
  EXPECT_EQ(rate(work, {}).value().verdict, Verdict::kNoAgreement);
  work.kind = Kind::kTechnical;
  offer.content.price.per_incident_minor = 250'000;
  EXPECT_EQ(rate(work, {.offer = &offer}).value().amount_minor, 250'000);
  EXPECT_EQ(rate(work, {.offer = &offer, .incident_charged = true}).value().verdict, Verdict::kCovered);
  work.billable = false;
  EXPECT_EQ(rate(work, {.offer = &offer}).value().rule, Rule::kNotBillable);
}

TEST(Rating, HalvesGoAwayFromZero) {
  EXPECT_EQ(divide_rounding(5, 10), 1);
  EXPECT_EQ(divide_rounding(4, 10), 0);
  EXPECT_EQ(divide_rounding(-5, 10), -1);
  EXPECT_EQ(divide_rounding(-4, 10), 0);
  EXPECT_EQ(divide_rounding(7, 3), 2);
  EXPECT_EQ(divide_rounding(8, 3), 3);
}

TEST(Rating, PeriodsAreMonthsOfTheOffersZone) {
  auto offer = offers::sample_offer();
  EXPECT_EQ(wallet_period(offer, at("2026-11-30T22:59:59Z")), "2026-11");
  EXPECT_EQ(wallet_period(offer, at("2026-11-30T23:00:00Z")), "2026-12");
  offer.content.price.included_period = offers::Period::kAgreement;
  EXPECT_EQ(wallet_period(offer, at("2026-11-30T23:00:00Z")), "agreement");
}

/// Two work types, a tenth off for Azure, a fifth for work on anything else.
Terms sample_terms() {
  auto terms = default_terms();
  terms.work_types[1].percent = 150;
  terms.work_types[1].minimum_minutes = 60;
  terms.work_types[1].increment_minutes = 30;
  terms.work_types[2].billable = false;
  terms.lines = {{.service = "azure", .discount_basis_points = 1000, .tax_basis_points = 2100},
                 {.kind = LineKind::kTime, .discount_basis_points = 2000, .tax_basis_points = 2100},
                 {.kind = LineKind::kIncident, .discount_basis_points = 500, .tax_basis_points = 1200},
                 {.tax_category = "Z"}};
  return terms;
}

struct TermsCase {
  char const* name;
  Work work;
  std::vector<Prepaid> wallets;
  Verdict verdict;
  Rule rule;
  std::int64_t billed, amount_minor, saved_minor;
  std::vector<Draw> draws;  ///< of all parts
};

void check(TermsCase const& c, offers::Offer const& offer, bool incident_charged, bool fixed_price) {
  auto const terms = sample_terms();
  auto const rating = rate(c.work, {.offer = &offer,
                                    .terms = &terms,
                                    .wallets = c.wallets,
                                    .incident_charged = incident_charged,
                                    .fixed_price = fixed_price})
                          .value();
  EXPECT_EQ(rating.verdict, c.verdict) << c.name;
  EXPECT_EQ(rating.rule, c.rule) << c.name;
  EXPECT_EQ(rating.billed_minutes, c.billed) << c.name;
  EXPECT_EQ(rating.amount_minor, c.amount_minor) << c.name;
  EXPECT_EQ(rating.saved_minor, c.saved_minor) << c.name;
  std::vector<Draw> draws;
  for (auto const& part : rating.parts) draws.insert(draws.end(), part.draws.begin(), part.draws.end());
  EXPECT_EQ(draws, c.draws) << c.name;
}

Work at_ten(std::int64_t minutes, std::string service = "", std::string type = "remote") {
  return {.started_at = at("2026-11-23T09:00:00Z"),
          .minutes = minutes,
          .service = std::move(service),
          .work_type = std::move(type)};
}

std::vector<TermsCase> const kByTermsAndWallets{
    {"a fifth off", at_ten(60), {}, Verdict::kBillable, Rule::kHourly, 60, 96'000, 24'000, {}},
    {"the service's row beats the kind's",
     at_ten(60, "azure"),
     {},
     Verdict::kBillable,
     Rule::kHourly,
     60,
     108'000,
     12'000,
     {}},
    {"on site: one and a half, an hour at least",
     at_ten(5, "azure", "on_site"),
     {},
     Verdict::kBillable,
     Rule::kHourly,
     60,
     162'000,
     18'000,
     {}},
    {"on site: in steps of thirty",
     at_ten(61, "azure", "on_site"),
     {},
     Verdict::kBillable,
     Rule::kHourly,
     90,
     243'000,
     27'000,
     {}},
    {"never billed", at_ten(60, "", "consulting"), {}, Verdict::kCovered, Rule::kWorkTypeFree, 60, 0, 0, {}},
    {"unknown work type", at_ten(60, "", "dancing"), {}, Verdict::kBillable, Rule::kHourly, 60, 96'000, 24'000, {}},
    {"two wallets in their order",
     at_ten(60),
     {{.balance = 1500}, {.balance = 9000}},
     Verdict::kDraws,
     Rule::kIncludedTime,
     60,
     0,
     0,
     {{0, 1500}, {1, 4500}}},
    {"an empty one is passed over",
     at_ten(60),
     {{.balance = -100}, {.balance = 9000}},
     Verdict::kDraws,
     Rule::kIncludedTime,
     60,
     0,
     0,
     {{1, 6000}}},
    {"the first that may go negative takes the rest",
     at_ten(60),
     {{.balance = 1000, .may_go_negative = true}, {.balance = 2000}},
     Verdict::kDraws,
     Rule::kIncludedTime,
     60,
     0,
     0,
     {{0, 1000}, {1, 2000}, {0, 3000}}},
    {"on site draws one and a half",
     at_ten(60, "", "on_site"),
     {{.balance = 10'000}},
     Verdict::kDraws,
     Rule::kIncludedTime,
     60,
     0,
     0,
     {{0, 9000}}},
    {"time, then the discount, then money",
     at_ten(60),
     {{.balance = 3000}, {.unit = WalletUnit::kMoney, .balance = 40'000, .currency = "CZK"}},
     Verdict::kBillable,
     Rule::kIncludedThenHourly,
     60,
     8'000,
     12'000,
     {{0, 3000}, {1, 40'000}}},
    {"money pays all",
     at_ten(60),
     {{.unit = WalletUnit::kMoney, .balance = 100'000, .currency = "CZK"}},
     Verdict::kDraws,
     Rule::kPrepaidMoney,
     60,
     0,
     24'000,
     {{0, 96'000}}},
    {"other money pays nothing",
     at_ten(60),
     {{.unit = WalletUnit::kMoney, .balance = 100'000, .currency = "EUR"}},
     Verdict::kBillable,
     Rule::kHourly,
     60,
     96'000,
     24'000,
     {}},
    {"money that may go negative",
     at_ten(60),
     {{.unit = WalletUnit::kMoney, .balance = 0, .currency = "CZK", .may_go_negative = true}},
     Verdict::kDraws,
     Rule::kPrepaidMoney,
     60,
     0,
     24'000,
     {{0, 96'000}}},
    {"a prepaid request",
     at_ten(60),
     {{.unit = WalletUnit::kIncidents, .balance = 1}},
     Verdict::kDraws,
     Rule::kPrepaidIncident,
     60,
     0,
     0,
     {{0, 1}}},
    {"no prepaid request left",
     at_ten(60),
     {{.unit = WalletUnit::kIncidents, .balance = 0}},
     Verdict::kBillable,
     Rule::kHourly,
     60,
     96'000,
     24'000,
     {}},
};

TEST(Rating, ByTermsAndWallets) {
  auto const offer = offers::sample_offer();
  for (auto const& c : kByTermsAndWallets) {
    check(c, offer, false, false);
  }
  check({"the fixed price pays", at_ten(60), {{.balance = 9000}}, Verdict::kCovered, Rule::kFixedPrice, 60, 0, 0, {}},
        offer, false, true);
  check(
      {"the incident was drawn", at_ten(60), {{.balance = 9000}}, Verdict::kCovered, Rule::kIncidentPaid, 60, 0, 0, {}},
      offer, true, false);
  auto per_incident = offer;
  per_incident.content.price.per_incident_minor = 250'000;
  check({"a price per request, discounted",
         at_ten(60),
         {{.balance = 9000}},
         Verdict::kBillable,
         Rule::kPerIncident,
         60,
         237'500,
         12'500,
         {}},
        per_incident, false, false);
  check({"paid from money in part",
         at_ten(60),
         {{.unit = WalletUnit::kMoney, .balance = 37'500, .currency = "CZK"}},
         Verdict::kBillable,
         Rule::kPerIncident,
         60,
         200'000,
         12'500,
         {{0, 37'500}}},
        per_incident, false, false);
}

/// What a stretch costs, told slowly: every billed minute on its own, in hundredths of a minute, exact until the end.
struct SlowLine {
  std::int64_t minutes{0};
  std::int64_t percent{0};

  std::int64_t amount(std::int64_t hourly, std::int64_t discount, std::int64_t& wallet) const {
    std::int64_t rest = 0;
    for (std::int64_t i = 0; i < minutes * percent; ++i) {
      if (wallet > 0) {
        --wallet;
      } else {
        ++rest;
      }
    }
    // Halves away from zero, on whole numbers: floor(2x + 1 / 2).
    auto const unit_price = (2 * hourly * percent + 100) / 200;
    if (rest == 0) return 0;
    auto const denominator = percent * 60 * 10'000;
    return (2 * rest * unit_price * (10'000 - discount) + denominator) / (2 * denominator);
  }
};

TEST(Rating, AgreesWithASlowReference) {
  EXPECT_TRUE(rc::check("amounts, draws and parts are those of minute-by-minute work", [] {
    auto offer = offers::sample_offer();
    auto& price = offer.content.price;
    price.hourly_minor = *rc::gen::inRange(0, 1'000'000);
    price.after_hours_percent = *rc::gen::inRange(0, 301);
    price.increment_minutes = *rc::gen::inRange(1, 61);
    price.minimum_minutes = *rc::gen::inRange(0, 61);
    auto terms = sample_terms();
    terms.work_types[1].percent = *rc::gen::inRange(0, 301);
    terms.lines[1].discount_basis_points = *rc::gen::inRange(0, 10'001);
    auto const type = static_cast<std::size_t>(*rc::gen::inRange(0, 2));
    Work const work{.started_at = at("2026-11-23T00:00:00Z") + std::chrono::minutes(*rc::gen::inRange(0, 20'000)),
                    .minutes = *rc::gen::inRange(1, 1441),
                    .work_type = terms.work_types[type].code};
    std::int64_t wallet = *rc::gen::inRange(0, 200'000);
    auto const rating = rate(work, {.offer = &offer, .terms = &terms, .wallets = {{.balance = wallet}}}).value();

    std::int64_t ordinary = 0;
    for (std::int64_t i = 0; i < work.minutes; ++i) {
      ordinary += calendars::is_open(offer.calendars[0], work.started_at + std::chrono::minutes(i)).value() ? 1 : 0;
    }
    auto const minimum = type == 1 ? 60 : price.minimum_minutes;
    auto const step = type == 1 ? 30 : price.increment_minutes;
    std::int64_t billed = 0;
    while (billed < work.minutes || billed < minimum) billed += step;
    auto const after = ordinary == 0 ? billed : work.minutes - ordinary;
    RC_ASSERT(rating.billed_minutes == billed);
    RC_ASSERT(rating.after_hours_minutes == after);

    auto const percent = terms.work_types[type].percent;
    auto const discount = terms.lines[1].discount_basis_points;
    auto const before = wallet;
    std::vector<SlowLine> const lines{{billed - after, percent},
                                      {after, (2 * percent * price.after_hours_percent + 100) / 200}};
    std::size_t next = 0;
    for (auto const& line : lines) {
      if (line.minutes == 0) continue;
      auto const& part = rating.parts.at(next++);
      RC_ASSERT(part.amount_minor == line.amount(price.hourly_minor, discount, wallet));
      RC_ASSERT(part.quantity_thousandths == line.minutes * 1000);
      auto const gross = divide_rounding(part.quantity_thousandths * part.unit_price_minor, 1000 * part.base_quantity);
      RC_ASSERT(part.amount_minor == gross - part.discount_minor);
    }
    RC_ASSERT(next == rating.parts.size());
    RC_ASSERT(rating.drawn_hundredths == before - wallet);
  }));
}

TEST(Rounding, IsWideAndRefusesWhatDoesNotFit) {
  EXPECT_EQ(times_rounded(4'000'000'000'000'000'000, 3, 4), 3'000'000'000'000'000'000);
  EXPECT_EQ(times_rounded(-5, 1, 10), -1);
  EXPECT_EQ(times_rounded(1, 1, 1, 3), 0);
  EXPECT_EQ(times_rounded(5, 1, 1, 2), 3);
  EXPECT_THROW(times_rounded(4'000'000'000'000'000'000, 4, 1), std::overflow_error);
}

}  // namespace
}  // namespace podpora::charges
