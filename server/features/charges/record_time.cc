#include "features/charges/record_time.h"

#include "features/charges/charge_store.h"
#include "features/charges/rating_rules.h"
#include "features/offers/agreement_store.h"

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

/// The grant of the period when it is the first use, then what this charge draws.
void draw(storage::Transaction& tx, audit::Context const& context, DeskId desk, Basis const& basis, ChargeId charge) {
  auto const drawn = basis.price.rating.drawn_hundredths;
  if (!basis.wallet || drawn == 0) return;
  auto const now = context.clock.now();
  if (!basis.granted_balance) {
    insert_wallet_entry(tx, desk, *basis.wallet,
                        {.id = context.ids.make<WalletEntryId>(),
                         .reason = "granted",
                         .hundredths = basis.price.balance_before.value(),
                         .at = now});
  }
  insert_wallet_entry(tx, desk, *basis.wallet,
                      {.id = context.ids.make<WalletEntryId>(),
                       .reason = "drawn",
                       .hundredths = -drawn,
                       .charge_id = charge,
                       .at = now});
}

Charge make_charge(audit::Context const& context, Basis const& basis, TimeEntryId entry) {
  Charge charge;
  static_cast<Rating&>(charge) = basis.price.rating;
  charge.id = context.ids.make<ChargeId>();
  charge.ticket_id = basis.ticket.id;
  charge.time_entry_id = entry;
  charge.customer_id = basis.ticket.customer_id;
  charge.agreement_id = basis.price.agreement_id;
  charge.offer_number = basis.price.offer_number;
  charge.created_at = context.clock.now();
  return charge;
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
  auto const charge = make_charge(context, basis, entry.id);
  insert_time_entry(tx, actor.desk, entry);
  insert_charge(tx, actor.desk, charge);
  draw(tx, context, actor.desk, basis, charge.id);
  auto const ticket = to_text(time.ticket_id);
  audit::record(tx, context, actor,
                {.kind = "time.recorded",
                 .subject = ticket,
                 .payload = fmt::format(R"({{"time_entry":"{}","minutes":{}}})", to_text(entry.id), entry.minutes)});
  audit::record(
      tx, context, actor,
      {.kind = "charge.made",
       .subject = ticket,
       .payload = fmt::format(R"({{"charge":"{}","rule":"{}","minor":{},"currency":"{}"}})", to_text(charge.id),
                              to_text(charge.rule), charge.amount_minor, charge.currency)});
  return Recorded{entry, charge, basis.price};
}

}  // namespace podpora::charges
