#include "features/billing/csv.h"

#include "features/billing/amount_text.h"
#include "features/billing/invoice_rules.h"

#include <algorithm>

namespace podpora::billing {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kFormula = "=+-@\t\r";

bool is_number(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  return !cell.empty() && cell.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string quoted(std::string const& cell) {
  bool const formula = !cell.empty() && kFormula.find(cell.front()) != std::string_view::npos && !is_number(cell);
  auto const text = formula ? "'" + cell : cell;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (auto const c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

void add(std::string& out, Invoice const& invoice) {
  auto const digits = minor_digits(invoice.currency);
  std::size_t position = 0;
  for (auto const& as_issued : invoice.lines) {
    auto const line = invoice.kind == InvoiceKind::kCreditNote ? reversed(as_issued) : as_issued;
    out += csv_row({invoice.number, to_text(invoice.kind), invoice.issued_on, invoice.due_on, invoice.buyer.name,
                    invoice.buyer.vat_id, invoice.currency, std::to_string(++position), line.text, line.supplied_on,
                    line.supplied_until.value_or(line.supplied_on), short_decimal_text(line.quantity_thousandths, 3),
                    line.unit, decimal_text(line.unit_price_minor, digits), std::to_string(line.base_quantity),
                    decimal_text(line.discount_minor, digits), decimal_text(line.net_minor, digits), line.tax_category,
                    short_decimal_text(line.tax_basis_points, 2)});
  }
}

}  // namespace

std::string csv_row(std::vector<std::string> const& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) row += (i > 0 ? "," : "") + quoted(cells[i]);
  return row + "\r\n";
}

std::string to_csv(std::span<Invoice const> invoices) {
  auto out = std::string(kByteOrderMark);
  out += csv_row({"number", "kind", "issued_on", "due_on", "buyer", "buyer_vat_id", "currency", "line", "text",
                  "supplied_from", "supplied_until", "quantity", "unit", "unit_price", "price_quantity", "discount",
                  "net", "tax_category", "tax_percent"});
  for (auto const& invoice : invoices) add(out, invoice);
  return out;
}

}  // namespace podpora::billing
