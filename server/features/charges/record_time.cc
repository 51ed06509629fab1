#include "features/charges/record_time.h"

#include "features/charges/charge_store.h"
#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/charges/rating_rules.h"
#include "features/identity/desk.h"
#include "features/offers/agreement_store.h"
#include "platform/i18n/catalogue.h"

#include <fmt/format.h>

namespace podpora::charges {

namespace {

constexpr std::int64_t kMinutesMax = 1440;

/// All that decides a price, read once for preview and record alike.
struct Basis {
  tickets::Ticket ticket;
  std::optional<offers::AgreementInForce> agreement;
  std::optional<Wallet> wallet;
  std::optional<std::int64_t> granted_balance;  ///< empty until the period's grant is written
  Work work;
  Price price;
};

Result<Basis> price_basis(storage::Transaction& tx, audit::Context const& context, DeskId desk, NewTime const& time) {
  if (time.minutes < 1 || time.minutes > kMinutesMax) return invalid("/minutes", "out-of-range");
  auto const ticket = tickets::find_ticket(tx, desk, time.ticket_id);
  if (!ticket) return not_found("ticket");
  auto const length = std::chrono::minutes(time.minutes);
  Basis basis{.ticket = *ticket,
              .work = {.started_at = time.started_at.value_or(context.clock.now() - length),
                       .minutes = time.minutes,
                       .kind = ticket->kind,
                       .billable = time.billable}};
  RatingFacts facts;
  if (ticket->agreement_id) {
    basis.agreement = offers::find_agreement(tx, desk, offers::AgreementId{*ticket->agreement_id});
  }
  if (basis.agreement) {
    auto const& offer = basis.agreement->offer;
    facts.offer = &offer;
    facts.incident_charged = has_charge(tx, desk, ticket->id, Rule::kPerIncident);
    basis.price.agreement_id = basis.agreement->agreement.id;
    basis.price.offer_number = offer.number;
    if (offer.content.price.included_minutes > 0 && ticket->customer_id) {
      basis.wallet =
          Wallet{basis.agreement->agreement.id, *ticket->customer_id, wallet_period(offer, basis.work.started_at)};
      basis.granted_balance = wallet_balance(tx, desk, *basis.wallet);
      facts.wallet_hundredths = basis.granted_balance.value_or(offer.content.price.included_minutes * 100);
      basis.price.balance_before = facts.wallet_hundredths;
    }
  }
  basis.price.rating = TRY(rate(basis.work, facts));
  if (basis.wallet) basis.price.balance_after = facts.wallet_hundredths - basis.price.rating.drawn_hundredths;
  return basis;
}

/// The grant of the period when it is the first use, then what each line draws.
void draw(storage::Transaction& tx, audit::Context const& context, DeskId desk, Basis const& basis,
          std::vector<Charge> const& charges) {
  if (!basis.wallet || basis.price.rating.drawn_hundredths == 0) return;
  auto const now = context.clock.now();
  if (!basis.granted_balance) {
    insert_wallet_entry(tx, desk, *basis.wallet,
                        {.id = context.ids.make<WalletEntryId>(),
                         .reason = "granted",
                         .hundredths = basis.price.balance_before.value(),
                         .at = now});
  }
  for (auto const& charge : charges) {
    if (charge.drawn_hundredths == 0) continue;
    insert_wallet_entry(tx, desk, *basis.wallet,
                        {.id = context.ids.make<WalletEntryId>(),
                         .reason = "drawn",
                         .hundredths = -charge.drawn_hundredths,
                         .charge_id = charge.id,
                         .at = now});
  }
}

/// What the customer reads on the invoice.
std::string line_text(Basis const& basis, Part const& part, std::string_view language) {
  return i18n::text(language, part.after_hours ? "charges.line.after_hours" : "charges.line.support",
                    {{"number", basis.ticket.number}, {"subject", basis.ticket.subject}});
}

/// The day of the work, where the desk is.
std::string day_of(storage::Transaction& tx, DeskId desk, Time time) {
  return calendars::to_date_text(calendars::local_date(identity::find_desk(tx, desk).value().time_zone, time));
}

std::vector<Charge> make_charges(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                                 Basis const& basis, TimeEntryId entry) {
  std::vector<Charge> charges;
  auto const& rating = basis.price.rating;
  auto const customer =
      basis.ticket.customer_id ? customers::find_customer(tx, desk, *basis.ticket.customer_id) : std::nullopt;
  auto const language = customer ? customer->language : identity::find_desk(tx, desk).value().language;
  for (auto const& part : rating.parts) {
    auto const decided = decision_on(rating, part);
    charges.push_back({.id = context.ids.make<ChargeId>(),
                       .customer_id = basis.ticket.customer_id,
                       .bill_to_id = basis.ticket.customer_id,
                       .ticket_id = basis.ticket.id,
                       .time_entry_id = entry,
                       .agreement_id = basis.price.agreement_id,
                       .offer_number = basis.price.offer_number,
                       .kind = part.per_incident ? LineKind::kIncident : LineKind::kTime,
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
                       .supplied_on = day_of(tx, desk, basis.work.started_at),
                       .created_at = context.clock.now()});
  }
  return charges;
}

}  // namespace

Result<Price> preview_price(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            NewTime const& time) {
  return TRY(price_basis(tx, context, actor.desk, time)).price;
}

Result<Recorded> record_time(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             NewTime const& time) {
  auto const basis = TRY(price_basis(tx, context, actor.desk, time));
  TimeEntry const entry{.id = context.ids.make<TimeEntryId>(),
                        .ticket_id = time.ticket_id,
                        .person_id = actor.person,
                        .person_name = actor.name,
                        .started_at = basis.work.started_at,
                        .minutes = time.minutes,
                        .work_type = time.work_type,
                        .note = time.note,
                        .billable = time.billable,
                        .created_at = context.clock.now()};
  auto const charges = make_charges(tx, context, actor.desk, basis, entry.id);
  insert_time_entry(tx, actor.desk, entry);
  for (auto const& charge : charges) insert_charge(tx, actor.desk, charge);
  draw(tx, context, actor.desk, basis, charges);
  auto const ticket = to_text(time.ticket_id);
  audit::record(tx, context, actor,
                {.kind = "time.recorded",
                 .subject = ticket,
                 .payload = fmt::format(R"({{"time_entry":"{}","minutes":{}}})", to_text(entry.id), entry.minutes)});
  for (auto const& charge : charges) {
    audit::record(
        tx, context, actor,
        {.kind = "charge.made",
         .subject = ticket,
         .payload = fmt::format(R"({{"charge":"{}","rule":"{}","minor":{},"currency":"{}"}})", to_text(charge.id),
                                to_text(charge.rule), charge.amount_minor, charge.currency)});
  }
  return Recorded{entry, charges, basis.price};
}

}  // namespace podpora::charges
