#include "features/billing/compose.h"

#include "features/billing/invoice_rules.h"
#include "features/calendars/wire.h"
#include "platform/i18n/catalogue.h"

namespace podpora::billing {

namespace {

Tax usual_tax(Seller const& seller) {
  return {"S", seller.tax_basis_points};
}

}  // namespace

Tax tax_of(charges::Charge const& charge, Seller const& seller, Buyer const& buyer) {
  if (seller.party.vat_id.empty()) return {"O", 0};
  if (buyer.tax_category) return {*buyer.tax_category, 0};
  if (charge.tax_category.empty()) return usual_tax(seller);
  if (charge.tax_category == "S" && charge.tax_basis_points == 0) return usual_tax(seller);
  return {charge.tax_category, charge.tax_basis_points};
}

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
    auto const tax = tax_of(charge, from.seller, buyer);
    lines.back().tax_category = tax.category;
    lines.back().tax_basis_points = tax.basis_points;
  }
  fill_in(invoice, std::move(lines));
  return invoice;
}

}  // namespace podpora::billing
