#pragma once

#include "features/audit/audit.h"
#include "features/billing/invoice.h"

namespace podpora::billing {

/// The desk as the seller on its invoices.
struct Seller {
  Party party;
  std::string iban;
  std::string bic;
  std::int64_t terms_days{14};       ///< to pay, when the customer has no terms of its own
  std::string note;                  ///< on every invoice: the register that it stands in
  std::string invoice_prefix;        ///< before year and number: `20260001` without
  std::string credit_prefix{"D"};    ///< of credit notes
  std::int64_t tax_basis_points{0};  ///< the usual rate: 2100 is 21 %

  bool operator==(Seller const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Seller, (), (party, iban, bic, terms_days, note, invoice_prefix, credit_prefix, tax_basis_points))

/// What a customer's invoices say of it.
struct Buyer {
  Party party;
  std::string language;  ///< of its invoices
  std::optional<std::int64_t> terms_days;
  std::string buyer_reference;
  std::string order_reference;
  /// How it is taxed when not as its lines say: AE for a company elsewhere in the EU, O or G outside of it, E, Z, K.
  std::optional<std::string> tax_category;

  bool operator==(Buyer const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Buyer, (), (party, language, terms_days, buyer_reference, order_reference, tax_category))

/// The seller as it was set; a desk that set nothing has its name and a rate of nothing, and issues no invoice.
Seller seller_of(storage::Transaction& tx, DeskId desk);
/// The buyer as it was set; one that was not has the customer's name, country and language.
Buyer buyer_of(storage::Transaction& tx, DeskId desk, customers::Customer const& customer);

/// Replaces it for invoices to come. kInvalid with the pointer of each wrong field. Records `billing_seller.set`.
Result<Seller> set_seller(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Seller seller);
/// kNotFound; kInvalid as above. Records `billing_buyer.set`.
Result<Buyer> set_buyer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        customers::CustomerId customer, Buyer buyer);

/// True for an IBAN with the right check digits (ISO 13616-1:2020), without blanks.
bool is_iban(std::string_view text);

}  // namespace podpora::billing
