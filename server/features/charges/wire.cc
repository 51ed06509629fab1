#include "features/charges/wire.h"

#include "platform/i18n/catalogue.h"

namespace podpora::charges {

namespace {

double minutes(std::int64_t hundredths) {
  return static_cast<double>(hundredths) / 100;
}

std::optional<double> minutes(std::optional<std::int64_t> hundredths) {
  if (!hundredths) return std::nullopt;
  return minutes(*hundredths);
}

/// Nothing is an amount too, once there is an agreement; without one nobody knows.
std::optional<Money> amount_of(Rating const& rating) {
  if (rating.currency.empty()) return std::nullopt;
  return Money{rating.amount_minor, rating.currency};
}

std::string rule_text(Rating const& rating, std::string_view language) {
  auto const amount = amount_of(rating);
  auto const money = [&](std::int64_t minor) {
    return rating.currency.empty() ? std::string() : i18n::format_money(language, {minor, rating.currency});
  };
  return i18n::text(language, "charges.rule." + to_text(rating.rule),
                    {{"amount", money(rating.amount_minor)},
                     {"rate", money(rating.rate_minor)},
                     {"billed", i18n::format_minutes(language, rating.billed_minutes)},
                     {"drawn", i18n::format_minutes(language, rating.drawn_hundredths / 100)},
                     {"after_minutes", rating.after_hours_minutes},
                     {"after", i18n::format_minutes(language, rating.after_hours_minutes)}});
}

template <class View>
View view_of(Rating const& rating, std::string_view language) {
  View view;
  view.verdict = rating.verdict;
  view.rule = rating.rule;
  view.text = rule_text(rating, language);
  view.amount = amount_of(rating);
  view.billed_minutes = rating.billed_minutes;
  view.ordinary_minutes = rating.ordinary_minutes;
  view.after_hours_minutes = rating.after_hours_minutes;
  view.drawn_minutes = minutes(rating.drawn_hundredths);
  return view;
}

}  // namespace

PriceView to_view(Price const& price, std::string_view language) {
  auto view = view_of<PriceView>(price.rating, language);
  view.balance_before_minutes = minutes(price.balance_before);
  view.balance_after_minutes = minutes(price.balance_after);
  view.agreement_id = price.agreement_id;
  view.offer_number = price.offer_number;
  return view;
}

ChargeView to_view(Charge const& charge, std::string_view language) {
  auto view = view_of<ChargeView>(charge, language);
  view.id = charge.id;
  view.time_entry_id = charge.time_entry_id;
  view.agreement_id = charge.agreement_id;
  view.offer_number = charge.offer_number;
  view.created_at = charge.created_at;
  return view;
}

}  // namespace podpora::charges
