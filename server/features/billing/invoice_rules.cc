#include "features/billing/invoice_rules.h"

#include "features/charges/rating_rules.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <map>

namespace podpora::billing {

namespace {

constexpr std::int64_t kWhole = 10'000;  ///< basis points

std::string unit_code(charges::ChargeUnit unit) {
  switch (unit) {
    case charges::ChargeUnit::kMinute:
      return "MIN";
    case charges::ChargeUnit::kMonth:
      return "MON";
    default:
      return "C62";
  }
}

}  // namespace

InvoiceTotals sum_up(std::vector<InvoiceLine> const& lines) {
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> taxable;
  InvoiceTotals totals;
  for (auto const& line : lines) {
    taxable[{line.tax_category, line.tax_basis_points}] += line.net_minor;
    totals.net_minor += line.net_minor;
  }
  for (auto const& [key, amount] : taxable) {
    auto const tax = charges::divide_rounding(amount * key.second, kWhole);
    totals.taxes.push_back(
        {.category = key.first, .basis_points = key.second, .taxable_minor = amount, .tax_minor = tax});
    totals.tax_minor += tax;
  }
  totals.payable_minor = totals.net_minor + totals.tax_minor;
  return totals;
}

InvoiceLine line_of(charges::Charge const& charge, std::string_view language) {
  InvoiceLine line{.charge_id = charge.id,
                   .text = charge.text,
                   .quantity_thousandths = charge.quantity_thousandths,
                   .unit = unit_code(charge.unit),
                   .unit_price_minor = charge.unit_price_minor,
                   .base_quantity = charge.base_quantity,
                   .discount_minor = charge.discount_minor,
                   .discount_reason = {},
                   .net_minor = charge.amount_minor,
                   .tax_category = charge.tax_category,
                   .tax_basis_points = charge.tax_basis_points,
                   .supplied_on = charge.supplied_on,
                   .supplied_until = charge.supplied_until};
  if (line.discount_minor != 0) {
    line.discount_reason =
        i18n::text(language, charge.drawn_hundredths > 0 ? "billing.invoice.prepaid" : "billing.invoice.discount");
  }
  return line;
}

InvoiceLine reversed(InvoiceLine line) {
  line.quantity_thousandths = -line.quantity_thousandths;
  line.discount_minor = -line.discount_minor;
  line.net_minor = -line.net_minor;
  return line;
}

void fill_in(Invoice& invoice, std::vector<InvoiceLine> lines) {
  auto totals = sum_up(lines);
  invoice.kind = totals.payable_minor < 0 ? InvoiceKind::kCreditNote : InvoiceKind::kInvoice;
  if (invoice.kind == InvoiceKind::kCreditNote) {
    std::ranges::transform(lines, lines.begin(), reversed);
    totals = sum_up(lines);
  }
  invoice.lines = std::move(lines);
  invoice.totals = std::move(totals);
  for (auto const& line : invoice.lines) {
    auto const& last = line.supplied_until ? *line.supplied_until : line.supplied_on;
    if (invoice.period_from.empty() || line.supplied_on < invoice.period_from) invoice.period_from = line.supplied_on;
    if (last > invoice.period_to) invoice.period_to = last;
  }
}

std::optional<std::pair<std::string, std::string>> exemption(std::string_view category, std::string_view language) {
  auto const reason = [&](std::string code, std::string_view id) {
    return std::pair{std::move(code), i18n::text(language, id)};
  };
  if (category == "AE") return reason("VATEX-EU-AE", "billing.exemption.reverse_charge");
  if (category == "K") return reason("VATEX-EU-IC", "billing.exemption.intra_community");
  if (category == "G") return reason("VATEX-EU-G", "billing.exemption.export");
  if (category == "O") return reason("VATEX-EU-O", "billing.exemption.outside_scope");
  if (category == "E") return reason("", "billing.exemption.exempt");
  return std::nullopt;
}

}  // namespace podpora::billing
