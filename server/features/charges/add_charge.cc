#include "features/charges/add_charge.h"

#include "features/charges/charge_store.h"
#include "features/charges/terms_rules.h"
#include "features/charges/terms_store.h"
#include "features/offers/agreement_store.h"
#include "platform/base/text.h"

namespace podpora::charges {

namespace {

constexpr std::int64_t kAmountMax = 1'000'000'000'000;

Result<void> checked(TicketLine const& line) {
  if (line.kind != LineKind::kFixed && line.kind != LineKind::kPassThrough && line.kind != LineKind::kCredit) {
    return invalid("/kind", "not-by-hand");
  }
  if (line.amount.minor < 1 || line.amount.minor > kAmountMax) return invalid("/amount/minor", "out-of-range");
  bool const passes = line.kind == LineKind::kPassThrough;
  if (passes && trim(line.upstream).empty()) return invalid("/upstream", "required");
  if (!passes && !line.upstream.empty()) return invalid("/upstream", "must-be-empty");
  return {};
}

}  // namespace

Result<Charge> add_charge(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          TicketLine const& line) {
  auto const ticket = tickets::find_ticket(tx, actor.desk, line.ticket_id);
  if (!ticket) return not_found("ticket");
  if (auto const good = checked(line); good.has_error()) return good.error();
  if (!ticket->customer_id) return conflict("ticket-without-customer");
  if (line.kind == LineKind::kFixed && has_fixed_price(tx, actor.desk, ticket->id)) {
    return conflict("fixed-price-exists");
  }
  NewLine made{.kind = line.kind,
               .customer_id = *ticket->customer_id,
               .ticket_id = ticket->id,
               .product = ticket->service,
               .text = trim(line.text),
               .unit_price_minor = line.amount.minor,
               .currency = line.amount.currency,
               .upstream = trim(line.upstream)};
  if (ticket->agreement_id) made.agreement_id = offers::AgreementId{*ticket->agreement_id};
  if (line.kind == LineKind::kCredit) made.quantity_thousandths = -1000;
  if (line.kind == LineKind::kPassThrough) {
    auto const terms = terms_in_force(tx, actor.desk, made.agreement_id);
    made.cost_minor = line.amount.minor;
    made.unit_price_minor = passed_on(terms, made.upstream, line.amount.minor);
    made.rule = made.unit_price_minor == 0 ? Rule::kAbsorbed : Rule::kCostPlus;
  }
  return add_line(tx, context, actor, made);
}

}  // namespace podpora::charges
