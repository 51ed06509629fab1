#include "features/billing/wire.h"

#include "features/billing/business_rules.h"
#include "features/charges/wire.h"
#include "platform/i18n/catalogue.h"

namespace podpora::billing {

std::vector<InvoiceProblem> problems_of(std::vector<std::string> const& broken, std::string_view language) {
  std::vector<InvoiceProblem> problems;
  for (auto const& rule : broken) {
    auto const id = "billing.rule." + rule;
    problems.push_back({.rule = rule,
                        .text = i18n::has_text(language, id) ? i18n::text(language, id)
                                                             : i18n::text(language, "billing.rule", {{"rule", rule}}),
                        .blocks = is_core_rule(rule)});
  }
  return problems;
}

DraftView to_view(Draft const& draft, std::string_view language) {
  auto const& invoice = draft.invoice;
  auto const money = [&](std::int64_t minor) { return Money{minor, invoice.currency}; };
  DraftView view{.bill_to_id = draft.bill_to,
                 .buyer_name = invoice.buyer.name,
                 .kind = invoice.kind,
                 .net = money(invoice.totals.net_minor),
                 .tax = money(invoice.totals.tax_minor),
                 .payable = money(invoice.totals.payable_minor),
                 .due_on = invoice.due_on,
                 .lines = {},
                 .problems = problems_of(draft.broken, language)};
  for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
    auto const& line = invoice.lines[i];
    auto const& charge = draft.charges[i];
    view.lines.push_back(
        {.charge_id = charge.id,
         .ticket_id = charge.ticket_id,
         .text = line.text,
         .reason = charges::to_view(charge, language).text,
         .quantity = static_cast<double>(line.quantity_thousandths) / 1000,
         .unit = line.unit,
         .unit_price = money(line.unit_price_minor),
         .base_quantity = line.base_quantity,
         .discount = line.discount_minor == 0 ? std::nullopt : std::optional{money(line.discount_minor)},
         .discount_reason = line.discount_reason,
         .net = money(line.net_minor),
         .tax_category = line.tax_category,
         .tax_basis_points = line.tax_basis_points,
         .supplied_on = line.supplied_on});
  }
  return view;
}

InvoiceRow to_view(Issued const& issued) {
  auto const money = [&](std::int64_t minor) { return Money{minor, issued.currency}; };
  return {.id = issued.id,
          .number = issued.number,
          .kind = issued.kind,
          .customer_id = issued.customer_id,
          .buyer_name = issued.buyer_name,
          .issued_on = issued.issued_on,
          .due_on = issued.due_on,
          .net = money(issued.net_minor),
          .tax = money(issued.tax_minor),
          .payable = money(issued.payable_minor),
          .run_id = issued.run_id,
          .corrects_id = issued.corrects_id};
}

MarginView to_view(MarginRow const& row) {
  auto const money = [&](std::int64_t minor) { return Money{minor, row.currency}; };
  return {.customer_id = row.customer_id,
          .customer_name = row.customer_name,
          .product = row.product,
          .upstream = row.upstream,
          .month = row.month,
          .net = money(row.net_minor),
          .cost = money(row.cost_minor),
          .margin = money(row.net_minor - row.cost_minor),
          .net_of_unknown_cost = money(row.net_of_unknown_cost_minor)};
}

}  // namespace podpora::billing
