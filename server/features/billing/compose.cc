#include "features/billing/compose.h"

#include "features/billing/invoice_rules.h"
#include "features/calendars/wire.h"
#include "platform/i18n/catalogue.h"

namespace podpora::billing {

namespace {

void set_tax(InvoiceLine& line, Seller const& seller, Buyer const& buyer) {
  auto const untaxed = [&](std::string category) {
    line.tax_category = std::move(category);
    line.tax_basis_points = 0;
  };
  if (seller.party.vat_id.empty()) {
    untaxed("O");
  } else if (buyer.tax_category) {
    untaxed(*buyer.tax_category);
  } else if ((line.tax_category == "S" && line.tax_basis_points == 0) || line.tax_category == "O") {
    line.tax_category = "S";
    line.tax_basis_points = seller.tax_basis_points;
  }
}

}  // namespace

std::string days_later(std::string const& day, std::int64_t days) {
  auto const date = calendars::parse_date_text(day);
  if (!date) return day;
  return calendars::to_date_text(std::chrono::sys_days{*date} + std::chrono::days{days});
}

Invoice compose(Composition const& from) {
  auto const& buyer = from.buyer;
  auto const terms = buyer.terms_days.value_or(from.seller.terms_days);
  Invoice invoice;
  invoice.issued_on = from.issued_on;
  invoice.due_on = days_later(from.issued_on, terms);
  invoice.currency = from.currency;
  invoice.language = buyer.language;
  invoice.note = from.seller.note;
  invoice.buyer_reference = buyer.buyer_reference;
  invoice.order_reference = buyer.order_reference;
  invoice.seller = from.seller.party;
  invoice.buyer = buyer.party;
  invoice.iban = from.seller.iban;
  invoice.bic = from.seller.bic;
  invoice.payment_terms = i18n::text(buyer.language, "billing.invoice.terms", {{"days", terms}});
  std::vector<InvoiceLine> lines;
  for (auto const& charge : from.charges) {
    lines.push_back(line_of(charge, buyer.language));
    set_tax(lines.back(), from.seller, buyer);
  }
  fill_in(invoice, std::move(lines));
  return invoice;
}

}  // namespace podpora::billing
