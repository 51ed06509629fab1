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
std::optional<Money> money_of(std::int64_t minor, std::string const& currency) {
  if (currency.empty()) return std::nullopt;
  return Money{minor, currency};
}

/// The figures that a rule's sentence may name.
struct Figures {
  std::int64_t amount_minor{0};
  std::int64_t rate_minor{0};
  std::string const& currency;
  std::int64_t billed_minutes{0};
  std::int64_t after_hours_minutes{0};
  std::int64_t drawn_hundredths{0};
  std::int64_t saved_minor{0};
  std::int64_t paid_minor{0};
  std::int64_t balance_hundredths{0};  ///< before it; nothing when not known
  std::string upstream{};
};

std::string rule_text(Rule rule, Figures const& figures, std::string_view language) {
  auto const money = [&](std::int64_t minor) {
    return figures.currency.empty() ? std::string() : i18n::format_money(language, {minor, figures.currency});
  };
  return i18n::text(language, "charges.rule." + to_text(rule),
                    {{"amount", money(figures.amount_minor)},
                     {"rate", money(figures.rate_minor)},
                     {"billed", i18n::format_minutes(language, figures.billed_minutes)},
                     {"drawn", i18n::format_minutes(language, figures.drawn_hundredths / 100)},
                     {"after_minutes", figures.after_hours_minutes},
                     {"after", i18n::format_minutes(language, figures.after_hours_minutes)},
                     {"saved_minor", figures.saved_minor},
                     {"saved", money(figures.saved_minor)},
                     {"paid_minor", figures.paid_minor},
                     {"paid", money(figures.paid_minor)},
                     {"balance_minutes", figures.balance_hundredths / 100},
                     {"balance", i18n::format_minutes(language, figures.balance_hundredths / 100)},
                     {"upstream", figures.upstream}});
}

}  // namespace

PriceView to_view(Price const& price, std::string_view language) {
  auto const& rating = price.rating;
  return {.verdict = rating.verdict,
          .rule = rating.rule,
          .text = rule_text(rating.rule,
                            {.amount_minor = rating.amount_minor,
                             .rate_minor = rating.rate_minor,
                             .currency = rating.currency,
                             .billed_minutes = rating.billed_minutes,
                             .after_hours_minutes = rating.after_hours_minutes,
                             .drawn_hundredths = rating.drawn_hundredths,
                             .saved_minor = rating.saved_minor,
                             .paid_minor = rating.from_money_minor,
                             .balance_hundredths = price.balance_before.value_or(0)},
                            language),
          .amount = money_of(rating.amount_minor, rating.currency),
          .billed_minutes = rating.billed_minutes,
          .ordinary_minutes = rating.ordinary_minutes,
          .after_hours_minutes = rating.after_hours_minutes,
          .drawn_minutes = minutes(rating.drawn_hundredths),
          .balance_before_minutes = minutes(price.balance_before),
          .balance_after_minutes = minutes(price.balance_after),
          .draws = price.draws,
          .needs_approval = price.needs_approval,
          .agreement_id = price.agreement_id,
          .offer_number = price.offer_number};
}

ChargeView to_view(Charge const& charge, std::string_view language) {
  auto const billed = charge.unit == ChargeUnit::kMinute ? charge.quantity_thousandths / 1000 : 0;
  return {.id = charge.id,
          .time_entry_id = charge.time_entry_id,
          .kind = charge.kind,
          .product = charge.product,
          .verdict = charge.verdict,
          .rule = charge.rule,
          .after_hours = charge.after_hours,
          .text = rule_text(charge.rule,
                            {.amount_minor = charge.amount_minor,
                             .rate_minor = charge.unit_price_minor,
                             .currency = charge.currency,
                             .billed_minutes = billed,
                             .drawn_hundredths = charge.drawn_hundredths,
                             .upstream = charge.upstream},
                            language),
          .line_text = charge.text,
          .quantity = static_cast<double>(charge.quantity_thousandths) / 1000,
          .unit = charge.unit,
          .unit_price = money_of(charge.unit_price_minor, charge.currency),
          .base_quantity = charge.base_quantity,
          .discount = money_of(charge.discount_minor, charge.currency),
          .amount = money_of(charge.amount_minor, charge.currency),
          .drawn_minutes = minutes(charge.drawn_hundredths),
          .tax_category = charge.tax_category,
          .tax_basis_points = charge.tax_basis_points,
          .supplied_on = charge.supplied_on,
          .ready = charge.ready,
          .invoiced = charge.invoice_id.has_value(),
          .agreement_id = charge.agreement_id,
          .offer_number = charge.offer_number,
          .created_at = charge.created_at};
}

}  // namespace podpora::charges
