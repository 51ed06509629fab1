#include "features/charges/rating_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/offers/offer_rules.h"

#include <algorithm>

namespace podpora::charges {

namespace {

constexpr std::int64_t kMinutesAnHour = 60;

std::int64_t billed_minutes(offers::Price const& price, std::int64_t minutes) {
  auto const least = std::max(minutes, price.minimum_minutes);
  return (least + price.increment_minutes - 1) / price.increment_minutes * price.increment_minutes;
}

Result<void> split(Rating& rating, Work const& work, offers::Offer const& offer) {
  auto const* const calendar = offers::calendar_for(offer, offer.content.price.hours);
  rating.billed_minutes = billed_minutes(offer.content.price, work.minutes);
  if (calendar == nullptr) {
    rating.ordinary_minutes = rating.billed_minutes;
    return {};
  }
  auto const open =
      TRY(calendars::worked(*calendar, work.started_at, work.started_at + std::chrono::minutes(work.minutes)));
  auto const ordinary = std::chrono::floor<std::chrono::minutes>(open).count();
  rating.after_hours_minutes = ordinary > 0 ? work.minutes - ordinary : rating.billed_minutes;
  rating.ordinary_minutes = rating.billed_minutes - rating.after_hours_minutes;
  return {};
}

void decide(Rating& rating, Verdict verdict, Rule rule) {
  rating.verdict = verdict;
  rating.rule = rule;
}

/// Minutes of one price: at 150 percent a minute weighs 150 hundredths of an ordinary one, in prepaid time and in
/// money.
struct Stretch {
  std::int64_t minutes{0};
  std::int64_t percent{100};
  bool after_hours{false};
};

/// The part of a line that prepaid time does not pay, and as a discount what it does.
Part price_stretch(Stretch const& stretch, std::int64_t hourly, std::int64_t wallet) {
  Part part{.after_hours = stretch.after_hours,
            .quantity_thousandths = stretch.minutes * 1000,
            .unit_price_minor = divide_rounding(hourly * stretch.percent, 100),
            .base_quantity = kMinutesAnHour};
  auto const weight = stretch.minutes * stretch.percent;
  part.drawn_hundredths = std::clamp<std::int64_t>(wallet, 0, weight);
  auto const gross = divide_rounding(stretch.minutes * part.unit_price_minor, kMinutesAnHour);
  if (weight > part.drawn_hundredths) {
    part.amount_minor =
        divide_rounding((weight - part.drawn_hundredths) * part.unit_price_minor, stretch.percent * kMinutesAnHour);
  }
  part.discount_minor = gross - part.amount_minor;
  return part;
}

/// Prepaid time first, the rest at the hourly rate; work in hours and after them in two parts.
void rate_by_time(Rating& rating, offers::Price const& price, std::int64_t wallet) {
  std::int64_t weight = 0;
  for (auto const& stretch : {Stretch{.minutes = rating.ordinary_minutes},
                              Stretch{rating.after_hours_minutes, price.after_hours_percent, true}}) {
    if (stretch.minutes == 0) continue;
    auto const part = price_stretch(stretch, price.hourly_minor, wallet - rating.drawn_hundredths);
    weight += stretch.minutes * stretch.percent;
    rating.drawn_hundredths += part.drawn_hundredths;
    rating.amount_minor += part.amount_minor;
    rating.parts.push_back(part);
  }
  rating.rate_minor = price.hourly_minor;
  if (weight == rating.drawn_hundredths && weight > 0) {
    decide(rating, Verdict::kDraws, Rule::kIncludedTime);
  } else {
    decide(rating, Verdict::kBillable, rating.drawn_hundredths > 0 ? Rule::kIncludedThenHourly : Rule::kHourly);
  }
}

/// Lines that cost nothing still say how much was done.
void add_free_parts(Rating& rating) {
  if (rating.ordinary_minutes > 0) rating.parts.push_back({.quantity_thousandths = rating.ordinary_minutes * 1000});
  if (rating.after_hours_minutes > 0) {
    rating.parts.push_back({.after_hours = true, .quantity_thousandths = rating.after_hours_minutes * 1000});
  }
  for (auto& part : rating.parts) part.base_quantity = kMinutesAnHour;
}

Result<void> rate_by_offer(Rating& rating, Work const& work, RatingFacts const& facts) {
  auto const& price = facts.offer->content.price;
  rating.currency = price.currency;
  if (auto const done = split(rating, work, *facts.offer); done.has_error()) return done.error();
  if (std::ranges::find(price.covered_kinds, work.kind) != price.covered_kinds.end()) {
    decide(rating, Verdict::kCovered, Rule::kCoveredKind);
  } else if (price.per_incident_minor && facts.incident_charged) {
    decide(rating, Verdict::kCovered, Rule::kIncidentPaid);
  } else if (price.per_incident_minor) {
    decide(rating, Verdict::kBillable, Rule::kPerIncident);
    rating.amount_minor = *price.per_incident_minor;
    rating.parts = {{.quantity_thousandths = 1000,
                     .per_incident = true,
                     .unit_price_minor = rating.amount_minor,
                     .amount_minor = rating.amount_minor}};
  } else {
    rate_by_time(rating, price, facts.wallet_hundredths);
  }
  return {};
}

}  // namespace

std::int64_t divide_rounding(std::int64_t numerator, std::int64_t denominator) {
  auto const half = numerator < 0 ? -(denominator / 2) : denominator / 2;
  return (numerator + half) / denominator;
}

Result<Rating> rate(Work const& work, RatingFacts const& facts) {
  Rating rating{.billed_minutes = work.minutes, .ordinary_minutes = work.minutes};
  if (!work.billable) {
    decide(rating, Verdict::kCovered, Rule::kNotBillable);
  } else if (facts.offer != nullptr) {
    if (auto const done = rate_by_offer(rating, work, facts); done.has_error()) return done.error();
  }
  if (rating.parts.empty()) add_free_parts(rating);
  return rating;
}

Decision decision_on(Rating const& rating, Part const& part) {
  if (rating.rule != Rule::kIncludedThenHourly) return {rating.verdict, rating.rule};
  if (part.drawn_hundredths == 0) return {Verdict::kBillable, Rule::kHourly};
  if (part.amount_minor == 0) return {Verdict::kDraws, Rule::kIncludedTime};
  return {Verdict::kBillable, Rule::kIncludedThenHourly};
}

std::string wallet_period(offers::Offer const& offer, Time time) {
  if (offer.content.price.included_period == offers::Period::kAgreement) return "agreement";
  auto const* const calendar = offers::calendar_for(offer, offer.content.price.hours);
  auto const date = calendars::local_date(calendar == nullptr ? "Etc/UTC" : calendar->time_zone, time);
  return calendars::to_date_text(date).substr(0, 7);
}

}  // namespace podpora::charges
