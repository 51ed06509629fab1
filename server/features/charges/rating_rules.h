#pragma once

#include "features/charges/charge.h"

namespace podpora::charges {

/// What rating depends on besides the work itself.
struct RatingFacts {
  offers::Offer const* offer{nullptr};  ///< of the ticket's agreement; null when there is none
  std::int64_t wallet_hundredths{0};    ///< prepaid time left
  bool incident_charged{false};         ///< the ticket has its per-incident charge
};

/// The quotient rounded to the nearest integer, halves away from zero: our one rounding rule for money, applied once,
/// to the amount of a line in the currency's minor unit. `denominator` is positive.
std::int64_t divide_rounding(std::int64_t numerator, std::int64_t denominator);

/// Rates work by the offer: covered kinds, then a price per incident, then prepaid time and the hourly rate.
/// Minutes are split by the offer's hours, then raised to the minimum and to a multiple of the increment; the raise
/// counts as ordinary time when any of the work was. An after-hours minute draws and costs its percentage.
/// kInvalid `time-beyond-calendar` as calendars say.
Result<Rating> rate(Work const& work, RatingFacts const& facts);

/// What decided one part of a rating: a part that prepaid time pays whole draws, though another one costs money.
struct Decision {
  Verdict verdict{Verdict::kBillable};
  Rule rule{Rule::kHourly};
};
Decision decision_on(Rating const& rating, Part const& part);

/// Names the wallet's period at that time: `agreement`, or the month `2026-11` in the zone of the offer's hours.
std::string wallet_period(offers::Offer const& offer, Time time);

}  // namespace podpora::charges
