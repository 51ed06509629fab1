#include "features/charges/rating_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/offers/offer_rules.h"

#include <algorithm>

namespace podpora::charges {

namespace {

constexpr std::int64_t kHundredthsAnHour = 6000;

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

/// Prepaid time first, the rest at the hourly rate.
void rate_by_time(Rating& rating, offers::Price const& price, std::int64_t wallet) {
  auto const weight = rating.ordinary_minutes * 100 + rating.after_hours_minutes * price.after_hours_percent;
  rating.drawn_hundredths = std::clamp<std::int64_t>(wallet, 0, weight);
  auto const rest = weight - rating.drawn_hundredths;
  rating.rate_minor = price.hourly_minor;
  rating.amount_minor = divide_rounding(rest * price.hourly_minor, kHundredthsAnHour);
  if (rest == 0 && rating.drawn_hundredths > 0) {
    decide(rating, Verdict::kDraws, Rule::kIncludedTime);
  } else {
    decide(rating, Verdict::kBillable, rating.drawn_hundredths > 0 ? Rule::kIncludedThenHourly : Rule::kHourly);
  }
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
    return rating;
  }
  if (facts.offer == nullptr) return rating;
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
  } else {
    rate_by_time(rating, price, facts.wallet_hundredths);
  }
  return rating;
}

std::string wallet_period(offers::Offer const& offer, Time time) {
  if (offer.content.price.included_period == offers::Period::kAgreement) return "agreement";
  auto const* const calendar = offers::calendar_for(offer, offer.content.price.hours);
  auto const date = calendars::local_date(calendar == nullptr ? "Etc/UTC" : calendar->time_zone, time);
  return calendars::to_date_text(date).substr(0, 7);
}

}  // namespace podpora::charges
