#include "features/charges/price_basis.h"

#include "features/charges/approvals.h"
#include "features/charges/charge_store.h"
#include "features/charges/new_line.h"
#include "features/charges/rating_rules.h"
#include "features/charges/terms_rules.h"
#include "features/charges/terms_store.h"
#include "features/charges/wallet_rules.h"
#include "features/charges/wallet_store.h"
#include "features/charges/wallets.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

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

/// From a start and an end, a start and a length, or a length that ends now.
Result<Work> work_of(audit::Context const& context, NewTime const& time) {
  auto minutes = time.minutes;
  if (time.ended_at) {
    if (!time.started_at) return invalid("/started_at", "required");
    if (time.minutes != 0) return invalid("/minutes", "must-be-empty");
    if (*time.ended_at <= *time.started_at) return invalid("/ended_at", "not-after-start");
    minutes = std::chrono::ceil<std::chrono::minutes>(*time.ended_at - *time.started_at).count();
  }
  if (minutes < 1 || minutes > kMinutesMax) return invalid(time.ended_at ? "/ended_at" : "/minutes", "out-of-range");
  return Work{.started_at = time.started_at.value_or(context.clock.now() - std::chrono::minutes(minutes)),
              .minutes = minutes,
              .billable = time.billable,
              .work_type = time.work_type};
}

/// Included and bought wallets that may pay for the work, the one that ends first before the others.
std::vector<Wallet> wallets_for(storage::Transaction& tx, DeskId desk, Basis const& basis) {
  if (!basis.ticket.customer_id) return {};
  auto const customer = *basis.ticket.customer_id;
  std::vector<Wallet> wallets;
  if (basis.agreement) {
    for (auto& wallet : included_wallets(*basis.agreement, customer, basis.terms.included, basis.work.started_at)) {
      auto granted = find_period_wallet(tx, desk, *wallet.agreement_id, customer, *wallet.period);
      wallets.push_back(granted ? std::move(*granted) : std::move(wallet));
    }
  }
  auto const agreement = basis.agreement ? std::optional(basis.agreement->agreement.id) : std::nullopt;
  auto bought = bought_wallets(tx, desk, customer, agreement, basis.work.started_at);
  wallets.insert(wallets.end(), std::make_move_iterator(bought.begin()), std::make_move_iterator(bought.end()));
  std::ranges::stable_sort(wallets, {}, [](Wallet const& each) { return each.valid_to.value_or(Time::max()); });
  return wallets;
}

/// The calendar of the offer's hours, as it stood during the work: the one that clocks count in. None when the offer
/// names none, or the calendar is gone.
std::vector<calendars::Revision> hours_of(storage::Transaction& tx, DeskId desk, offers::Content const& content,
                                          Work const& work) {
  auto const named = std::ranges::find(content.hours, content.price.hours, &offers::Hours::code);
  if (named == content.hours.end()) return {};
  return calendars::revisions_between(tx, desk, named->calendar_id, work.started_at,
                                      work.started_at + std::chrono::minutes(work.minutes));
}

void add_balances(Price& price, std::vector<Wallet> const& wallets) {
  auto left = wallets;
  for (auto const& part : price.rating.parts) {
    for (auto const& drawn : part.draws) left[drawn.wallet].balance -= drawn.amount;
  }
  for (std::size_t i = 0; i < wallets.size(); ++i) {
    if (wallets[i].unit == WalletUnit::kMinutes) {
      price.balance_before = price.balance_before.value_or(0) + wallets[i].balance;
      price.balance_after = price.balance_after.value_or(0) + left[i].balance;
    }
    if (left[i].balance == wallets[i].balance) continue;
    price.draws.push_back({wallets[i].name, wallets[i].unit, wallets[i].currency, wallets[i].balance, left[i].balance});
  }
}

/// The lines as they would be stored: with tax, cost and the text for the customer.
std::vector<Charge> lines_of(storage::Transaction& tx, audit::Context const& context, DeskId desk, Basis const& basis,
                             TimeEntryId entry) {
  std::vector<Charge> charges;
  auto const& rating = basis.price.rating;
  auto const language = language_of(tx, desk, basis.ticket.customer_id);
  auto const day = day_at_desk(tx, desk, basis.work.started_at);
  auto const payer = payer_of(tx, desk, basis.price.agreement_id, basis.ticket.customer_id);
  for (auto const& part : rating.parts) {
    auto const decided = decision_on(rating, part);
    auto const kind = part.per_incident ? LineKind::kIncident : LineKind::kTime;
    auto const terms = line_terms(basis.terms, kind, basis.ticket.service);
    charges.push_back({.id = context.ids.make<ChargeId>(),
                       .customer_id = basis.ticket.customer_id,
                       .bill_to_id = payer,
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

}  // namespace

Result<Basis> price_basis(storage::Transaction& tx, audit::Context const& context, DeskId desk, NewTime const& time) {
  auto const ticket = tickets::find_ticket(tx, desk, time.ticket_id);
  if (!ticket) return not_found("ticket");
  Basis basis{.ticket = *ticket, .work = TRY(work_of(context, time))};
  basis.work.kind = ticket->kind;
  basis.work.service = ticket->service;
  if (ticket->agreement_id) {
    basis.agreement = offers::find_agreement(tx, desk, offers::AgreementId{*ticket->agreement_id});
  }
  auto const agreement = basis.agreement ? std::optional(basis.agreement->agreement.id) : std::nullopt;
  basis.terms = terms_in_force(tx, desk, agreement);
  RatingFacts facts{.terms = &basis.terms};
  if (basis.agreement) {
    facts.offer = &basis.agreement->offer;
    facts.hours = hours_of(tx, desk, basis.agreement->offer.content, basis.work);
    facts.incident_charged = has_incident_charge(tx, desk, ticket->id);
    facts.fixed_price = has_fixed_price(tx, desk, ticket->id);
    basis.wallets = wallets_for(tx, desk, basis);
    basis.price.agreement_id = agreement;
    basis.price.offer_number = basis.agreement->offer.number;
  }
  for (auto const& wallet : basis.wallets) {
    facts.wallets.push_back({wallet.unit, wallet.balance, wallet.currency, wallet.may_go_negative});
  }
  basis.price.rating = TRY(rate(basis.work, facts));
  add_balances(basis.price, basis.wallets);
  basis.price.needs_approval = needs_approval(tx, desk, basis.ticket.id, basis.terms, basis.price.rating.amount_minor,
                                              basis.price.rating.currency);
  return basis;
}

std::vector<Charge> store_lines(storage::Transaction& tx, Context const& context, Actor const& actor,
                                Basis const& basis, TimeEntryId entry) {
  auto charges = lines_of(tx, context.audit, actor.desk, basis, entry);
  auto wallets = basis.wallets;
  for (std::size_t i = 0; i < charges.size(); ++i) {
    auto& charge = charges[i];
    charge.ready = charge.amount_minor == 0 || !basis.price.needs_approval;
    insert_charge(tx, actor.desk, charge);
    record_made(tx, context.audit, actor, charge);
    for (auto const& drawn : basis.price.rating.parts[i].draws) {
      auto& wallet = wallets[drawn.wallet];
      if (wallet.id.value == 0) wallet = grant_included(tx, context, actor, wallet);
      draw(tx, context, actor, basis.ticket, wallet.id, drawn.amount, charge.id);
    }
  }
  if (basis.price.needs_approval) ask_for_waiting(tx, context, actor, basis.ticket);
  return charges;
}

}  // namespace podpora::charges
