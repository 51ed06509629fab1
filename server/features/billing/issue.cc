#include "features/billing/issue.h"

#include "features/billing/invoice_json.h"
#include "features/charges/charge_store.h"
#include "platform/blobs/blobs.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::billing {

namespace {

constexpr std::size_t kReferenceMax = 10;

}  // namespace

std::string payment_reference(std::string const& number) {
  std::string digits;
  std::ranges::copy_if(number, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits.size() > kReferenceMax ? digits.substr(digits.size() - kReferenceMax) : digits;
}

Result<Issued> issue(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Issue issue) {
  auto& invoice = issue.invoice;
  bool const credit = invoice.kind == InvoiceKind::kCreditNote;
  auto const series = (credit ? issue.credit_prefix : issue.invoice_prefix) + invoice.issued_on.substr(0, 4);
  auto const sequence = take_number(tx, actor.desk, series);
  invoice.number = fmt::format("{}{:04}", series, sequence);
  invoice.payment_reference = payment_reference(invoice.number);
  auto document = to_document(invoice);
  Issued const issued{.id = context.ids.make<InvoiceId>(),
                      .run_id = issue.run_id,
                      .kind = invoice.kind,
                      .number = invoice.number,
                      .customer_id = issue.bill_to,
                      .buyer_name = invoice.buyer.name,
                      .currency = invoice.currency,
                      .issued_on = invoice.issued_on,
                      .due_on = invoice.due_on,
                      .net_minor = invoice.totals.net_minor,
                      .tax_minor = invoice.totals.tax_minor,
                      .payable_minor = invoice.totals.payable_minor,
                      .corrects_id = issue.corrects_id,
                      .sha256 = blobs::sha256_hex(document),
                      .created_by = actor.name,
                      .created_at = context.clock.now()};
  insert_invoice(tx, actor.desk, {issued, series, sequence, std::move(document)});
  std::int64_t position = 0;
  for (auto const& charge : issue.charges) {
    insert_booked_line(tx, actor.desk, issued.id,
                       {.position = ++position,
                        .charge_id = charge.id,
                        .corrects_charge_id = issue.corrects_id ? charge.corrects_id : std::nullopt,
                        .customer_id = charge.customer_id.value_or(issue.bill_to),
                        .product = charge.product,
                        .upstream = charge.upstream,
                        .net_minor = charge.amount_minor,
                        .cost_minor = charge.cost_minor});
    if (!charges::take_for_invoice(tx, actor.desk, charge.id, issued.id.value)) return conflict("billing-run-changed");
  }
  audit::record(tx, context, actor, {.kind = "invoice.issued", .subject = to_text(issued.id)});
  return issued;
}

}  // namespace podpora::billing
