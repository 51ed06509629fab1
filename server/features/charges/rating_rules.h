#pragma once

#include "features/calendars/revision.h"
#include "features/charges/rounding.h"
#include "features/charges/terms.h"

#include <vector>

namespace podpora::charges {

/// A wallet as rating sees it. Those given are drawn in their order.
struct Prepaid {
  WalletUnit unit{WalletUnit::kMinutes};
  std::int64_t balance{0};
  std::string currency{};  ///< of money; money of another currency pays nothing
  bool may_go_negative{false};
};

/// What rating depends on besides the work itself.
struct RatingFacts {
  offers::Offer const* offer{nullptr};  ///< of the ticket's agreement; null when there is none
  /// What the calendar of the offer's hours was during the work; empty: what the offer keeps of it.
  std::vector<calendars::Revision> hours{};
  Terms const* terms{nullptr};  ///< of the agreement or the desk; null: nothing but the offer
  std::vector<Prepaid> wallets{};
  bool incident_charged{false};  ///< the ticket has its per-incident charge
  bool fixed_price{false};       ///< the ticket has a fixed price
};

/// Rates work. In this order: what the agent or the work type does not bill; covered kinds; a fixed price; the incident
/// that is paid already; a prepaid incident; the price per incident; else prepaid time and the hourly rate.
///
/// Minutes are split by the offer's hours, as their calendar stood during the work (docs/decisions/0006), then raised
/// to the minimum and to a multiple of the increment (the work type's, else the offer's); the raise counts as ordinary
/// time when any of the work was. The percentages of after hours and of the work type multiply, rounded to a whole
/// percent: that many hundredths of a minute a minute draws, and that share of the hourly rate it costs. Wallets of
/// time are drawn in their order, the first that may go negative takes the rest. What they leave costs the rate less
/// the discount, and prepaid money pays that as far as it goes. kInvalid `time-beyond-calendar` as calendars say.
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
