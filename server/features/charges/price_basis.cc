#include "features/charges/price_basis.h"

#include "features/charges/new_line.h"
#include "features/charges/rating_rules.h"
#include "features/charges/terms_rules.h"
#include "features/charges/terms_store.h"
#include "platform/i18n/catalogue.h"

namespace podpora::charges {

namespace {

constexpr std::int64_t kMinutesMax = 1440;

/// What the customer reads on the invoice.
std::string line_text(Basis const& basis, Part const& part, std::string_view language) {
  return i18n::text(language, part.after_hours ? "charges.line.after_hours" : "charges.line.support",
                    {{"number", basis.ticket.number}, {"subject", basis.ticket.subject}});
}

/// Our own people's time, whatever the customer pays for it. The incident's line carries the whole of it.
std::int64_t cost_of(Basis const& basis, Part const& part) {
  auto const minutes = part.per_incident ? basis.price.rating.billed_minutes : part.quantity_thousandths / 1000;
  return times_rounded(minutes, basis.terms.cost_hourly_minor, 60);
}

}  // namespace

Result<Basis> price_basis(storage::Transaction& tx, audit::Context const& context, DeskId desk, NewTime const& time) {
  if (time.minutes < 1 || time.minutes > kMinutesMax) return invalid("/minutes", "out-of-range");
  auto const ticket = tickets::find_ticket(tx, desk, time.ticket_id);
  if (!ticket) return not_found("ticket");
  auto const length = std::chrono::minutes(time.minutes);
  Basis basis{.ticket = *ticket,
              .work = {.started_at = time.started_at.value_or(context.clock.now() - length),
                       .minutes = time.minutes,
                       .kind = ticket->kind,
                       .billable = time.billable,
                       .service = ticket->service,
                       .work_type = time.work_type}};
  if (ticket->agreement_id) {
    basis.agreement = offers::find_agreement(tx, desk, offers::AgreementId{*ticket->agreement_id});
  }
  auto const agreement = basis.agreement ? std::optional(basis.agreement->agreement.id) : std::nullopt;
  basis.terms = terms_in_force(tx, desk, agreement);
  RatingFacts facts{.terms = &basis.terms};
  if (basis.agreement) {
    auto const& offer = basis.agreement->offer;
    facts.offer = &offer;
    facts.incident_charged = has_incident_charge(tx, desk, ticket->id);
    facts.fixed_price = has_fixed_price(tx, desk, ticket->id);
    basis.price.agreement_id = agreement;
    basis.price.offer_number = offer.number;
    if (offer.content.price.included_minutes > 0 && ticket->customer_id) {
      basis.wallet = Wallet{*agreement, *ticket->customer_id, wallet_period(offer, basis.work.started_at)};
      basis.granted_balance = wallet_balance(tx, desk, *basis.wallet);
      basis.price.balance_before = basis.granted_balance.value_or(offer.content.price.included_minutes * 100);
      facts.wallets = {{.balance = *basis.price.balance_before}};
    }
  }
  basis.price.rating = TRY(rate(basis.work, facts));
  if (basis.wallet) basis.price.balance_after = *basis.price.balance_before - basis.price.rating.drawn_hundredths;
  return basis;
}

std::vector<Charge> lines_of(storage::Transaction& tx, audit::Context const& context, DeskId desk, Basis const& basis,
                             TimeEntryId entry) {
  std::vector<Charge> charges;
  auto const& rating = basis.price.rating;
  auto const language = language_of(tx, desk, basis.ticket.customer_id);
  auto const day = day_at_desk(tx, desk, basis.work.started_at);
  for (auto const& part : rating.parts) {
    auto const decided = decision_on(rating, part);
    auto const kind = part.per_incident ? LineKind::kIncident : LineKind::kTime;
    auto const terms = line_terms(basis.terms, kind, basis.ticket.service);
    charges.push_back({.id = context.ids.make<ChargeId>(),
                       .customer_id = basis.ticket.customer_id,
                       .bill_to_id = basis.ticket.customer_id,
                       .ticket_id = basis.ticket.id,
                       .time_entry_id = entry,
                       .agreement_id = basis.price.agreement_id,
                       .offer_number = basis.price.offer_number,
                       .kind = kind,
                       .product = basis.ticket.service,
                       .verdict = decided.verdict,
                       .rule = decided.rule,
                       .after_hours = part.after_hours,
                       .text = line_text(basis, part, language),
                       .quantity_thousandths = part.quantity_thousandths,
                       .unit = part.per_incident ? ChargeUnit::kIncident : ChargeUnit::kMinute,
                       .unit_price_minor = part.unit_price_minor,
                       .base_quantity = part.base_quantity,
                       .discount_minor = part.discount_minor,
                       .amount_minor = part.amount_minor,
                       .currency = rating.currency,
                       .drawn_hundredths = part.drawn_hundredths,
                       .tax_category = terms.tax_category,
                       .tax_basis_points = terms.tax_basis_points,
                       .cost_minor = cost_of(basis, part),
                       .supplied_on = day,
                       .created_at = context.clock.now()});
  }
  return charges;
}

}  // namespace podpora::charges
