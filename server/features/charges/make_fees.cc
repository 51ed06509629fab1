#include "features/charges/make_fees.h"

#include "features/charges/charge_store.h"
#include "features/charges/fee_rules.h"
#include "features/charges/new_line.h"
#include "features/charges/rounding.h"
#include "features/charges/terms_store.h"
#include "features/offers/agreement_store.h"
#include "platform/i18n/catalogue.h"

#include <map>

namespace podpora::charges {

namespace {

/// What the making of a month's fees has at hand.
struct Making {
  storage::Transaction& tx;
  audit::Context const& context;
  Actor const& actor;
  Month const& month;
  std::string name;  ///< of the month
};

ChargeUnit unit_of(FeePer per) {
  switch (per) {
    case FeePer::kTenant:
      return ChargeUnit::kTenant;
    case FeePer::kUser:
      return ChargeUnit::kUser;
    case FeePer::kSeat:
      return ChargeUnit::kSeat;
  }
  return ChargeUnit::kTenant;
}

std::int64_t counted(Making const& making, customers::CustomerId customer, Fee const& fee) {
  if (fee.quantity) return *fee.quantity;
  if (fee.per == FeePer::kTenant) return 1;
  if (fee.per == FeePer::kUser) {
    return static_cast<std::int64_t>(customers::contacts_of(making.tx, making.actor.desk, customer).size());
  }
  std::int64_t seats = 0;
  for (auto const& held : customers::subscriptions_of(making.tx, making.actor.desk, customer)) {
    if (held.state == "active" && (fee.service.empty() || held.service == fee.service)) seats += held.quantity;
  }
  return seats;
}

Result<void> make_of(Making const& making, offers::Agreement const& agreement, Days const& days,
                     std::vector<Charge>& lines) {
  auto const desk = making.actor.desk;
  auto const terms = terms_in_force(making.tx, desk, agreement.id);
  if (terms.fees.empty()) return {};
  auto const offer = offers::find_agreement(making.tx, desk, agreement.id).value().offer;
  auto const customer = agreement.customer_id.value();
  auto const language = language_of(making.tx, desk, customer);
  for (auto const& fee : terms.fees) {
    auto const units = counted(making, customer, fee);
    if (units == 0) continue;
    lines.push_back(TRY(
        add_line(making.tx, making.context, making.actor,
                 {.kind = LineKind::kFee,
                  .rule = Rule::kFee,
                  .customer_id = customer,
                  .agreement_id = agreement.id,
                  .offer_number = offer.number,
                  .product = fee.service.empty() ? fee.code : fee.service,
                  .text = i18n::text(language, "charges.line.fee",
                                     {{"title", fee.title.in(language)}, {"from", days.first}, {"to", days.last}}),
                  .quantity_thousandths = monthly_quantity(units, days, making.month),
                  .unit = unit_of(fee.per),
                  .unit_price_minor = fee.unit_price_minor,
                  .currency = offer.content.price.currency,
                  .cost_minor = times_rounded(monthly_quantity(units, days, making.month), fee.unit_cost_minor, 1000),
                  .supplied_on = days.first,
                  .supplied_until = days.last,
                  .reference = "fee/" + to_text(agreement.id) + "/" + fee.code + "/" + making.name})));
  }
  return {};
}

}  // namespace

Result<std::vector<Charge>> make_fees(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      std::string const& month_name) {
  auto const month = parse_month(month_name);
  if (!month) return invalid("/month", "month");
  Making const making{tx, context, actor, *month, month_name};
  std::vector<Charge> lines;
  // Newest first, so the one seen before is the one that this gives way to.
  std::map<customers::CustomerId, std::string> next_from;
  for (auto const& agreement : offers::list_agreements(tx, actor.desk, std::nullopt)) {
    if (!agreement.customer_id) continue;
    Reign reign{.from = day_at_desk(tx, actor.desk, agreement.valid_from), .until = std::nullopt};
    if (agreement.valid_to) reign.until = day_at_desk(tx, actor.desk, *agreement.valid_to);
    auto const next = next_from.find(*agreement.customer_id);
    if (next != next_from.end() && (!reign.until || next->second < *reign.until)) reign.until = next->second;
    next_from[*agreement.customer_id] = reign.from;
    auto const days = days_within(reign, *month);
    if (!days) continue;
    if (auto const made = make_of(making, agreement, *days, lines); made.has_error()) return made.error();
  }
  return lines;
}

}  // namespace podpora::charges
