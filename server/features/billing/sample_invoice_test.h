#pragma once

#include "features/billing/invoice_rules.h"

namespace podpora::billing {

/// Three quarters of an hour of work.
inline InvoiceLine sample_line(std::string category = "S", std::int64_t basis_points = 2100) {
  return {.charge_id = std::nullopt,
          .text = "Přeinstalace pošty",
          .quantity_thousandths = 45'000,
          .unit = "MIN",
          .unit_price_minor = 120'000,
          .base_quantity = 60,
          .discount_minor = 0,
          .discount_reason = {},
          .net_minor = 90'000,
          .tax_category = std::move(category),
          .tax_basis_points = basis_points,
          .supplied_on = "2026-11-10",
          .supplied_until = std::nullopt};
}

/// A made-up company in Brno.
inline Party sample_seller() {
  return {.name = "Severka IT s.r.o.",
          .street = "Nábřežní 12",
          .city = "Brno",
          .postal_code = "602 00",
          .country = "CZ",
          .vat_id = "CZ12345678",
          .registration_id = "12345678",
          .endpoint_scheme = "9929",
          .endpoint_id = "CZ12345678",
          .contact = "Účtárna",
          .phone = "+420 555 123 456",
          .email = "fakturace@severka.example"};
}

/// Its made-up customer.
inline Party sample_buyer() {
  return {.name = "Pekárna Klas, s.r.o.",
          .street = "Žitná 7",
          .city = "Tišnov",
          .postal_code = "666 01",
          .country = "CZ",
          .vat_id = "CZ87654321",
          .registration_id = "87654321",
          .endpoint_scheme = "9929",
          .endpoint_id = "CZ87654321",
          .contact = {},
          .phone = {},
          .email = {}};
}

/// An invoice of these lines with everything on it that an invoice can have.
inline Invoice sample_invoice(std::vector<InvoiceLine> lines) {
  Invoice invoice{.kind = InvoiceKind::kInvoice,
                  .number = "20260001",
                  .issued_on = "2026-12-01",
                  .due_on = "2026-12-15",
                  .currency = "CZK",
                  .language = "cs",
                  .note = "Zapsáno v obchodním rejstříku, C 12345/KSBR",
                  .buyer_reference = "Smlouva 7",
                  .order_reference = "OBJ-1",
                  .seller = sample_seller(),
                  .buyer = sample_buyer(),
                  .iban = "CZ6508000000192000145399",
                  .bic = "GIBACZPX",
                  .payment_reference = "20260001",
                  .payment_terms = "Splatné do 14 dnů"};
  fill_in(invoice, std::move(lines));
  return invoice;
}

/// An hour of work at 21 %, an hour with a part paid by prepaid time, and a book at 12 %.
inline Invoice sample_invoice() {
  auto drawn = sample_line();
  drawn.text = "Práce po hodinách, část z předplaceného času";
  drawn.quantity_thousandths = 7'000;
  drawn.discount_minor = 5'000;
  drawn.discount_reason = "Předplaceno";
  drawn.net_minor = 9'000;
  auto book = sample_line("S", 1200);
  book.text = "Příručka";
  book.unit = "C62";
  book.quantity_thousandths = 3'000;
  book.base_quantity = 1;
  book.unit_price_minor = 33'333;
  book.net_minor = 99'999;
  book.supplied_on = "2026-11-20";
  book.supplied_until = "2026-11-22";
  return sample_invoice({sample_line(), drawn, book});
}

/// An invoice with a line of that category alone; a buyer in Germany where the category is about that.
inline Invoice sample_invoice(std::string const& category) {
  bool const has_rate = category == "S" || category == "L" || category == "M";
  auto invoice = sample_invoice({sample_line(category, has_rate ? 700 : 0)});
  if (category == "AE" || category == "K") {
    invoice.buyer.country = "DE";
    invoice.buyer.vat_id = "DE123456789";
  }
  return invoice;
}

}  // namespace podpora::billing
