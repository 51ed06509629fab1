#include "features/charges/rating_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/revision_rules.h"
#include "features/calendars/wire.h"
#include "features/charges/terms_rules.h"
#include "features/offers/offer_rules.h"

#include <algorithm>

namespace podpora::charges {

namespace {

constexpr std::int64_t kMinutesAnHour = 60;
constexpr std::int64_t kBasisPoints = 10'000;

/// Minutes of one price: at 150 percent a minute weighs 150 hundredths of an ordinary one, in prepaid time and in
/// money.
struct Stretch {
  std::int64_t minutes{0};
  std::int64_t percent{100};
  bool after_hours{false};
};

/// What applies to all parts of one piece of work.
struct Prices {
  std::int64_t hourly_minor{0};
  std::int64_t discount_basis_points{0};
  std::string const& currency;
};

WorkType const* type_of(Work const& work, RatingFacts const& facts) {
  return facts.terms == nullptr ? nullptr : find_work_type(*facts.terms, work.work_type);
}

std::int64_t billed_minutes(offers::Price const& price, WorkType const* type, std::int64_t minutes) {
  auto const minimum = type == nullptr ? price.minimum_minutes : type->minimum_minutes.value_or(price.minimum_minutes);
  auto const step =
      type == nullptr ? price.increment_minutes : type->increment_minutes.value_or(price.increment_minutes);
  return (std::max(minutes, minimum) + step - 1) / step * step;
}

Result<void> split(Rating& rating, Work const& work, RatingFacts const& facts) {
  auto const& price = facts.offer->content.price;
  auto const* const calendar = offers::calendar_for(*facts.offer, price.hours);
  rating.billed_minutes = billed_minutes(price, type_of(work, facts), work.minutes);
  if (calendar == nullptr) {
    rating.ordinary_minutes = rating.billed_minutes;
    return {};
  }
  auto const ends = work.started_at + std::chrono::minutes(work.minutes);
  auto const open = facts.hours.empty() ? TRY(calendars::worked(*calendar, work.started_at, ends))
                                        : TRY(calendars::worked_through(facts.hours, work.started_at, ends));
  auto const ordinary = std::chrono::floor<std::chrono::minutes>(open).count();
  rating.after_hours_minutes = ordinary > 0 ? work.minutes - ordinary : rating.billed_minutes;
  rating.ordinary_minutes = rating.billed_minutes - rating.after_hours_minutes;
  return {};
}

void decide(Rating& rating, Verdict verdict, Rule rule) {
  rating.verdict = verdict;
  rating.rule = rule;
}

/// Takes up to `wanted` from wallets of time: what is there in their order, then the rest from the first that may go
/// negative.
std::int64_t draw_time(Part& part, std::vector<Prepaid>& wallets, std::int64_t wanted) {
  std::int64_t drawn = 0;
  auto const take = [&](std::size_t i, std::int64_t amount) {
    if (amount <= 0) return;
    wallets[i].balance -= amount;
    drawn += amount;
    part.draws.push_back({i, amount});
  };
  for (std::size_t i = 0; i < wallets.size(); ++i) {
    if (wallets[i].unit == WalletUnit::kMinutes) take(i, std::min(wallets[i].balance, wanted - drawn));
  }
  auto const negative = std::ranges::find_if(
      wallets, [](auto const& each) { return each.unit == WalletUnit::kMinutes && each.may_go_negative; });
  if (negative != wallets.end()) take(static_cast<std::size_t>(negative - wallets.begin()), wanted - drawn);
  return drawn;
}

/// Pays as much of the amount as there is prepaid money of its currency.
std::int64_t draw_money(Part& part, std::vector<Prepaid>& wallets, std::string const& currency) {
  std::int64_t paid = 0;
  for (std::size_t i = 0; i < wallets.size(); ++i) {
    auto& wallet = wallets[i];
    if (wallet.unit != WalletUnit::kMoney || wallet.currency != currency) continue;
    auto const amount =
        wallet.may_go_negative ? part.amount_minor : std::clamp<std::int64_t>(wallet.balance, 0, part.amount_minor);
    if (amount == 0) continue;
    wallet.balance -= amount;
    part.amount_minor -= amount;
    paid += amount;
    part.draws.push_back({i, amount});
  }
  return paid;
}

/// Prices a line; what prepaid time, the discount and prepaid money take off is its discount.
Part price_stretch(Rating& rating, Stretch const& stretch, Prices const& prices, std::vector<Prepaid>& wallets) {
  Part part{.after_hours = stretch.after_hours,
            .quantity_thousandths = stretch.minutes * 1000,
            .unit_price_minor = times_rounded(prices.hourly_minor, stretch.percent, 100),
            .base_quantity = kMinutesAnHour};
  auto const weight = stretch.minutes * stretch.percent;
  part.drawn_hundredths = draw_time(part, wallets, weight);
  auto const gross = times_rounded(stretch.minutes, part.unit_price_minor, kMinutesAnHour);
  if (auto const rest = weight - part.drawn_hundredths; rest > 0) {
    auto const whole = stretch.percent * kMinutesAnHour;
    auto const undiscounted = times_rounded(rest, part.unit_price_minor, whole);
    part.amount_minor =
        times_rounded(rest, part.unit_price_minor, kBasisPoints - prices.discount_basis_points, whole * kBasisPoints);
    rating.saved_minor += undiscounted - part.amount_minor;
    rating.from_money_minor += draw_money(part, wallets, prices.currency);
  }
  part.discount_minor = gross - part.amount_minor;
  return part;
}

/// Work in hours and after them in two parts.
void rate_by_time(Rating& rating, Work const& work, RatingFacts const& facts, std::int64_t discount) {
  auto const& price = facts.offer->content.price;
  auto const* const type = type_of(work, facts);
  auto const percent = type == nullptr ? 100 : type->percent;
  auto wallets = facts.wallets;
  std::int64_t weight = 0;
  for (auto const& stretch :
       {Stretch{rating.ordinary_minutes, percent, false},
        Stretch{rating.after_hours_minutes, times_rounded(percent, price.after_hours_percent, 100), true}}) {
    if (stretch.minutes == 0) continue;
    auto part = price_stretch(rating, stretch, {price.hourly_minor, discount, price.currency}, wallets);
    weight += stretch.minutes * stretch.percent;
    rating.drawn_hundredths += part.drawn_hundredths;
    rating.amount_minor += part.amount_minor;
    rating.parts.push_back(std::move(part));
  }
  rating.rate_minor = times_rounded(price.hourly_minor, percent, 100);
  if (weight == rating.drawn_hundredths && weight > 0) {
    decide(rating, Verdict::kDraws, Rule::kIncludedTime);
  } else if (rating.amount_minor == 0 && rating.from_money_minor > 0) {
    decide(rating, Verdict::kDraws, Rule::kPrepaidMoney);
  } else {
    decide(rating, Verdict::kBillable, rating.drawn_hundredths > 0 ? Rule::kIncludedThenHourly : Rule::kHourly);
  }
}

/// The wallet whose incident would pay; null when there is none.
Prepaid const* prepaid_incident(std::vector<Prepaid> const& wallets) {
  auto const found = std::ranges::find_if(wallets, [](Prepaid const& each) {
    return each.unit == WalletUnit::kIncidents && (each.balance > 0 || each.may_go_negative);
  });
  return found == wallets.end() ? nullptr : &*found;
}

/// The price of the whole request, on its first charge.
void rate_by_incident(Rating& rating, RatingFacts const& facts, std::int64_t discount) {
  auto const& price = facts.offer->content.price;
  Part part{.quantity_thousandths = 1000, .per_incident = true};
  if (auto const* const prepaid = prepaid_incident(facts.wallets); prepaid != nullptr) {
    decide(rating, Verdict::kDraws, Rule::kPrepaidIncident);
    part.draws = {{static_cast<std::size_t>(prepaid - facts.wallets.data()), 1}};
  } else {
    auto wallets = facts.wallets;
    part.unit_price_minor = *price.per_incident_minor;
    part.amount_minor = times_rounded(part.unit_price_minor, kBasisPoints - discount, kBasisPoints);
    rating.saved_minor = part.unit_price_minor - part.amount_minor;
    rating.from_money_minor = draw_money(part, wallets, price.currency);
    part.discount_minor = part.unit_price_minor - part.amount_minor;
    bool const paid = part.amount_minor == 0 && rating.from_money_minor > 0;
    decide(rating, paid ? Verdict::kDraws : Verdict::kBillable, paid ? Rule::kPrepaidMoney : Rule::kPerIncident);
  }
  rating.amount_minor = part.amount_minor;
  rating.parts = {part};
}

/// Lines that cost nothing still say how much was done.
void add_free_parts(Rating& rating) {
  if (rating.ordinary_minutes > 0) rating.parts.push_back({.quantity_thousandths = rating.ordinary_minutes * 1000});
  if (rating.after_hours_minutes > 0) {
    rating.parts.push_back({.after_hours = true, .quantity_thousandths = rating.after_hours_minutes * 1000});
  }
  for (auto& part : rating.parts) part.base_quantity = kMinutesAnHour;
}

std::int64_t discount_on(LineKind kind, Work const& work, RatingFacts const& facts) {
  return facts.terms == nullptr ? 0 : line_terms(*facts.terms, kind, work.service).discount_basis_points;
}

Result<void> rate_by_offer(Rating& rating, Work const& work, RatingFacts const& facts) {
  auto const& price = facts.offer->content.price;
  rating.currency = price.currency;
  if (auto const done = split(rating, work, facts); done.has_error()) return done.error();
  if (std::ranges::find(price.covered_kinds, work.kind) != price.covered_kinds.end()) {
    decide(rating, Verdict::kCovered, Rule::kCoveredKind);
  } else if (facts.fixed_price) {
    decide(rating, Verdict::kCovered, Rule::kFixedPrice);
  } else if (facts.incident_charged) {
    decide(rating, Verdict::kCovered, Rule::kIncidentPaid);
  } else if (price.per_incident_minor || prepaid_incident(facts.wallets) != nullptr) {
    rate_by_incident(rating, facts, discount_on(LineKind::kIncident, work, facts));
  } else {
    rate_by_time(rating, work, facts, discount_on(LineKind::kTime, work, facts));
  }
  return {};
}

}  // namespace

Result<Rating> rate(Work const& work, RatingFacts const& facts) {
  Rating rating{.billed_minutes = work.minutes, .ordinary_minutes = work.minutes};
  auto const* const type = type_of(work, facts);
  if (!work.billable) {
    decide(rating, Verdict::kCovered, Rule::kNotBillable);
  } else if (type != nullptr && !type->billable) {
    decide(rating, Verdict::kCovered, Rule::kWorkTypeFree);
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
