#include "features/charges/rating_rules.h"

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
                             {.offer = &offer, .wallet_hundredths = c.wallet_minutes * 100})
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

TEST(Rating, NothingIsLostBetweenWalletAndMoney) {
  EXPECT_TRUE(rc::check("parts add up and prepaid time only lowers the amount", [] {
    auto offer = offers::sample_offer();
    auto& price = offer.content.price;
    price.hourly_minor = *rc::gen::inRange(0, 1'000'000);
    price.after_hours_percent = *rc::gen::inRange(0, 301);
    price.increment_minutes = *rc::gen::inRange(1, 61);
    price.minimum_minutes = *rc::gen::inRange(0, 61);
    Work const work{.started_at = at("2026-11-23T00:00:00Z") + std::chrono::minutes(*rc::gen::inRange(0, 20'000)),
                    .minutes = *rc::gen::inRange(1, 1441)};
    auto const plain = rate(work, {.offer = &offer}).value();
    auto const prepaid = rate(work, {.offer = &offer, .wallet_hundredths = *rc::gen::inRange(0, 200'000)}).value();
    RC_ASSERT(plain.ordinary_minutes + plain.after_hours_minutes == plain.billed_minutes);
    RC_ASSERT(plain.billed_minutes >= work.minutes);
    RC_ASSERT(plain.billed_minutes % price.increment_minutes == 0);
    RC_ASSERT(prepaid.amount_minor <= plain.amount_minor);
    for (auto const& rating : {plain, prepaid}) {
      std::int64_t amount = 0;
      std::int64_t drawn = 0;
      std::int64_t minutes = 0;
      for (auto const& part : rating.parts) {
        auto const gross =
            divide_rounding(part.quantity_thousandths * part.unit_price_minor, 1000 * part.base_quantity);
        RC_ASSERT(part.amount_minor == gross - part.discount_minor);
        RC_ASSERT(part.amount_minor >= 0 && part.discount_minor >= 0);
        amount += part.amount_minor;
        drawn += part.drawn_hundredths;
        minutes += part.quantity_thousandths / 1000;
      }
      RC_ASSERT(amount == rating.amount_minor);
      RC_ASSERT(drawn == rating.drawn_hundredths);
      RC_ASSERT(minutes == rating.billed_minutes);
    }
  }));
}

}  // namespace
}  // namespace podpora::charges
