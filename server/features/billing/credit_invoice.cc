#include "features/billing/invoice_json.h"
#include "features/billing/invoice_rules.h"
#include "features/billing/issue.h"
#include "features/billing/parties.h"
#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/charges/charge_store.h"
#include "features/identity/desk.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::billing {

namespace {

/// The charge with its signs turned round. What it cost us stays spent: giving money back brings no cost back.
charges::Charge give_back(charges::Charge const& charge, audit::Context const& context, std::string const& today) {
  auto back = charge;
  back.id = context.ids.make<charges::ChargeId>();
  back.kind = charges::LineKind::kCorrection;
  back.rule = charges::Rule::kAgreed;
  back.quantity_thousandths = -charge.quantity_thousandths;
  back.discount_minor = -charge.discount_minor;
  back.amount_minor = -charge.amount_minor;
  back.drawn_hundredths = 0;
  back.cost_minor = charge.cost_minor ? std::optional<std::int64_t>{0} : std::nullopt;
  back.supplied_on = today;
  back.supplied_until = std::nullopt;
  back.reference = std::nullopt;
  back.corrects_id = charge.id;
  back.ready = true;
  back.invoice_id = std::nullopt;
  back.created_at = context.clock.now();
  return back;
}

/// The positions that were asked for, each once; all that are left when none was.
Result<std::vector<std::size_t>> chosen(NewCredit const& credit, std::vector<charges::Charge> const& charges,
                                        std::vector<charges::ChargeId> const& credited) {
  auto const gone = [&](std::size_t at) { return std::ranges::find(credited, charges[at].id) != credited.end(); };
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < credit.positions.size(); ++i) {
    auto const position = credit.positions[i];
    auto const pointer = "/positions/" + std::to_string(i);
    if (position < 1 || position > static_cast<std::int64_t>(charges.size())) return invalid(pointer, "out-of-range");
    auto const at = static_cast<std::size_t>(position - 1);
    if (std::ranges::find(places, at) != places.end()) return invalid(pointer, "duplicate");
    if (gone(at)) return conflict("invoice-credited");
    places.push_back(at);
  }
  for (std::size_t at = 0; credit.positions.empty() && at < charges.size(); ++at) {
    if (!gone(at)) places.push_back(at);
  }
  if (places.empty()) return conflict("invoice-credited");
  return places;
}

/// The charges of an invoice in the order of its lines.
std::vector<charges::Charge> charges_of(storage::Transaction& tx, DeskId desk, InvoiceId id, Invoice const& invoice) {
  auto const taken = charges::charges_of_invoice(tx, desk, id.value);
  std::vector<charges::Charge> charges;
  for (auto const& line : invoice.lines) {
    auto const found =
        std::ranges::find(taken, line.charge_id, [](auto const& each) { return std::optional(each.id); });
    if (found == taken.end()) throw std::logic_error("an invoice has a line of a charge that it did not take");
    charges.push_back(*found);
  }
  return charges;
}

}  // namespace

Result<InvoiceId> credit_invoice(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 NewCredit const& credit) {
  auto const issued = find_invoice(tx, actor.desk, credit.invoice_id);
  if (!issued) return not_found("invoice");
  auto const reason = trim(credit.reason);
  if (reason.empty()) return invalid("/reason", "required");
  auto const before = read_document(find_document(tx, actor.desk, credit.invoice_id).value());
  auto const charges = charges_of(tx, actor.desk, credit.invoice_id, before);
  auto const places = TRY(chosen(credit, charges, credited_charges(tx, actor.desk, credit.invoice_id)));
  auto const desk = identity::find_desk(tx, actor.desk);
  auto const today =
      calendars::to_date_text(calendars::local_date(desk ? desk->time_zone : "Etc/UTC", context.clock.now()));

  auto after = before;
  std::vector<charges::Charge> back;
  std::vector<InvoiceLine> lines;
  for (auto const at : places) {
    back.push_back(give_back(charges[at], context, today));
    charges::insert_charge(tx, actor.desk, back.back());
    // Taxed as the invoice was, whatever has been set since; a credit note shows what it gives, so signs turn twice.
    auto line = before.kind == InvoiceKind::kCreditNote ? before.lines[at] : reversed(before.lines[at]);
    line.charge_id = back.back().id;
    lines.push_back(std::move(line));
  }
  after.issued_on = today;
  after.due_on = today;
  after.note = reason;
  after.preceding = PrecedingInvoice{before.number, before.issued_on};
  after.period_from.clear();
  after.period_to.clear();
  fill_in(after, std::move(lines));
  auto const seller = seller_of(tx, actor.desk);
  auto const note = TRY(issue(tx, context, actor,
                              {.run_id = std::nullopt,
                               .bill_to = issued->customer_id,
                               .invoice = std::move(after),
                               .charges = std::move(back),
                               .corrects_id = credit.invoice_id,
                               .invoice_prefix = seller.invoice_prefix,
                               .credit_prefix = seller.credit_prefix}));
  audit::record(tx, context, actor, {.kind = "invoice.credited", .subject = to_text(credit.invoice_id)});
  return note.id;
}

}  // namespace podpora::billing
