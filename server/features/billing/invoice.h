#pragma once

#include "features/charges/charge.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::billing {

struct InvoiceTag {
  static constexpr std::string_view prefix = "inv";
};
using InvoiceId = Id<InvoiceTag>;

/// One side of an invoice. Empty texts are not written.
struct Party {
  std::string name;  ///< as in the register
  std::string street;
  std::string city;
  std::string postal_code;
  std::string country;          ///< ISO 3166 alpha-2
  std::string vat_id;           ///< with its country prefix: CZ12345678
  std::string registration_id;  ///< of the legal entity: the IČO of a Czech company
  std::string endpoint_scheme;  ///< electronic address scheme (EAS): 9929 is a Czech VAT id
  std::string endpoint_id;
  std::string contact;
  std::string phone;
  std::string email;

  bool operator==(Party const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Party, (),
                      (name, street, city, postal_code, country, vat_id, registration_id, endpoint_scheme, endpoint_id,
                       contact, phone, email))

enum class InvoiceKind : std::uint8_t { kInvoice, kCreditNote };
BOOST_DESCRIBE_ENUM(InvoiceKind, kInvoice, kCreditNote)

/// One line. `net_minor` is quantity × unit price / base quantity, rounded, less the discount; made by charges.
struct InvoiceLine {
  std::optional<charges::ChargeId> charge_id;
  std::string text;
  std::int64_t quantity_thousandths{0};
  std::string unit;  ///< UN/ECE Recommendation 20: MIN, MON, C62
  std::int64_t unit_price_minor{0};
  std::int64_t base_quantity{1};  ///< the price is of so many units: an hour's of 60 minutes
  std::int64_t discount_minor{0};
  std::string discount_reason;
  std::int64_t net_minor{0};
  std::string tax_category{"S"};  ///< UNCL5305: S Z E AE K G O L M
  std::int64_t tax_basis_points{0};
  std::string supplied_on;  ///< `2026-11-23`
  std::optional<std::string> supplied_until;

  bool operator==(InvoiceLine const&) const = default;
};
BOOST_DESCRIBE_STRUCT(InvoiceLine, (),
                      (charge_id, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor,
                       discount_reason, net_minor, tax_category, tax_basis_points, supplied_on, supplied_until))

/// The tax of all lines of one category and rate.
struct TaxSubtotal {
  std::string category;
  std::int64_t basis_points{0};
  std::int64_t taxable_minor{0};
  std::int64_t tax_minor{0};

  bool operator==(TaxSubtotal const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TaxSubtotal, (), (category, basis_points, taxable_minor, tax_minor))

struct InvoiceTotals {
  std::int64_t net_minor{0};
  std::int64_t tax_minor{0};
  std::int64_t payable_minor{0};
  std::vector<TaxSubtotal> taxes;  ///< by category, then rate

  bool operator==(InvoiceTotals const&) const = default;
};
BOOST_DESCRIBE_STRUCT(InvoiceTotals, (), (net_minor, tax_minor, payable_minor, taxes))

/// The invoice that a credit note takes back.
struct PrecedingInvoice {
  std::string number;
  std::string issued_on;

  bool operator==(PrecedingInvoice const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrecedingInvoice, (), (number, issued_on))

/// An invoice or credit note as it is issued: everything that UBL, PDF and CSV say comes from here. The amounts of a
/// credit note are positive: what goes back to the buyer.
struct Invoice {
  InvoiceKind kind{InvoiceKind::kInvoice};
  std::string number;
  std::string issued_on;
  std::string due_on;
  std::string currency;  ///< ISO 4217
  std::string language;  ///< of its texts
  std::string note;
  std::string buyer_reference;  ///< what the buyer wants to find on it
  std::string order_reference;  ///< number of the buyer's order
  Party seller;
  Party buyer;
  std::string iban;
  std::string bic;
  std::string payment_reference;  ///< the Czech variable symbol: digits only
  std::string payment_terms;
  std::string period_from;  ///< first and last day of supply
  std::string period_to;
  std::optional<PrecedingInvoice> preceding;
  std::vector<InvoiceLine> lines;
  InvoiceTotals totals;

  bool operator==(Invoice const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Invoice, (),
                      (kind, number, issued_on, due_on, currency, language, note, buyer_reference, order_reference,
                       seller, buyer, iban, bic, payment_reference, payment_terms, period_from, period_to, preceding,
                       lines, totals))

}  // namespace podpora::billing
