#include "features/charges/new_line.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/charges/charge_store.h"
#include "features/charges/rounding.h"
#include "features/charges/terms_rules.h"
#include "features/charges/terms_store.h"
#include "features/identity/desk.h"
#include "features/offers/agreement_store.h"
#include "platform/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::charges {

namespace {

constexpr std::int64_t kTextMax = 500;
constexpr std::int64_t kPriceMax = 1'000'000'000'000;

bool is_currency(std::string const& text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<void> checked(storage::Transaction& tx, DeskId desk, NewLine const& line) {
  if (trim(line.text).empty()) return invalid("/text", "required");
  if (static_cast<std::int64_t>(line.text.size()) > kTextMax) return invalid("/text", "too-long", {{"max", kTextMax}});
  if (!is_currency(line.currency)) return invalid("/currency", "currency");
  if (line.unit_price_minor < 0 || line.unit_price_minor > kPriceMax) return invalid("/price", "out-of-range");
  if (!customers::find_customer(tx, desk, line.customer_id)) return not_found("customer");
  if (line.bill_to_id && !customers::find_customer(tx, desk, *line.bill_to_id)) return not_found("customer");
  if (line.ticket_id && !tickets::find_ticket(tx, desk, *line.ticket_id)) return not_found("ticket");
  return {};
}

Verdict verdict_of(NewLine const& line) {
  return line.rule == Rule::kAbsorbed ? Verdict::kCovered : Verdict::kBillable;
}

}  // namespace

Result<Charge> add_line(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        NewLine const& line) {
  if (line.reference) {
    if (auto const made = find_by_reference(tx, actor.desk, *line.reference)) return *made;
  }
  if (auto const good = checked(tx, actor.desk, line); good.has_error()) return good.error();
  auto terms = line_terms(terms_in_force(tx, actor.desk, line.agreement_id), line.kind, line.product);
  if (line.corrects_id) {
    auto const corrected = find_charge(tx, actor.desk, *line.corrects_id);
    if (!corrected) return not_found("charge");
    terms = {.tax_category = corrected->tax_category, .tax_basis_points = corrected->tax_basis_points};
  }
  auto const gross = times_rounded(line.quantity_thousandths, line.unit_price_minor, 1000 * line.base_quantity);
  auto const discount = times_rounded(gross, terms.discount_basis_points, 10'000);
  Charge const charge{
      .id = context.ids.make<ChargeId>(),
      .customer_id = line.customer_id,
      .bill_to_id = line.bill_to_id ? line.bill_to_id : payer_of(tx, actor.desk, line.agreement_id, line.customer_id),
      .ticket_id = line.ticket_id,
      .agreement_id = line.agreement_id,
      .offer_number = line.offer_number,
      .kind = line.kind,
      .product = line.product,
      .verdict = verdict_of(line),
      .rule = line.rule,
      .text = line.text,
      .quantity_thousandths = line.quantity_thousandths,
      .unit = line.unit,
      .unit_price_minor = line.unit_price_minor,
      .base_quantity = line.base_quantity,
      .discount_minor = discount,
      .amount_minor = gross - discount,
      .currency = line.currency,
      .tax_category = terms.tax_category,
      .tax_basis_points = terms.tax_basis_points,
      .cost_minor = line.cost_minor,
      .upstream = line.upstream,
      .supplied_on = line.supplied_on.value_or(day_at_desk(tx, actor.desk, context.clock.now())),
      .supplied_until = line.supplied_until,
      .reference = line.reference,
      .corrects_id = line.corrects_id,
      .created_at = context.clock.now()};
  insert_charge(tx, actor.desk, charge);
  record_made(tx, context, actor, charge);
  return charge;
}

Result<Charge> void_line(storage::Transaction& tx, audit::Context const& context, Actor const& actor, ChargeId id) {
  auto charge = find_charge(tx, actor.desk, id);
  if (!charge) return not_found("charge");
  if (charge->voided_at) return *charge;
  if (charge->time_entry_id) return conflict("charge-of-entry");
  if (!void_charge(tx, actor.desk, id, context.clock.now())) return conflict("charge-invoiced");
  audit::record(tx, context, actor,
                {.kind = "charge.voided", .subject = charge->ticket_id ? to_text(*charge->ticket_id) : to_text(id)});
  return find_charge(tx, actor.desk, id).value();
}

void record_made(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Charge const& charge) {
  auto const subject = charge.ticket_id     ? to_text(*charge.ticket_id)
                       : charge.customer_id ? to_text(*charge.customer_id)
                                            : to_text(charge.id);
  audit::record(
      tx, context, actor,
      {.kind = "charge.made",
       .subject = subject,
       .payload = fmt::format(R"({{"charge":"{}","rule":"{}","minor":{},"currency":"{}"}})", to_text(charge.id),
                              to_text(charge.rule), charge.amount_minor, charge.currency)});
}

std::optional<customers::CustomerId> payer_of(storage::Transaction& tx, DeskId desk,
                                              std::optional<offers::AgreementId> agreement,
                                              std::optional<customers::CustomerId> customer) {
  auto const found = customer && agreement ? offers::find_agreement(tx, desk, *agreement) : std::nullopt;
  return found && found->agreement.bill_to ? found->agreement.bill_to : customer;
}

std::string language_of(storage::Transaction& tx, DeskId desk, std::optional<customers::CustomerId> customer) {
  auto const found = customer ? customers::find_customer(tx, desk, *customer) : std::nullopt;
  return found ? found->language : identity::find_desk(tx, desk).value().language;
}

std::string day_at_desk(storage::Transaction& tx, DeskId desk, Time time) {
  return calendars::to_date_text(calendars::local_date(identity::find_desk(tx, desk).value().time_zone, time));
}

}  // namespace podpora::charges
