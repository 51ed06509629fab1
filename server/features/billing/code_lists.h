#pragma once

#include <string>
#include <string_view>

namespace podpora::billing {

/// The code lists that invoices use, as Peppol BIS Billing 3.0 publishes them
/// (https://docs.peppol.eu/poacc/billing/3.0/codelist/, 2025-05).
enum class CodeList : std::uint8_t {
  kCountry,          ///< ISO 3166-1 alpha-2, with 1A and XI
  kCurrency,         ///< ISO 4217
  kEndpointScheme,   ///< electronic address scheme
  kTaxCategory,      ///< UNCL5305, the subset of EN 16931
  kPaymentMeans,     ///< UNCL4461
  kInvoiceType,      ///< UNCL1001, what may be an invoice
  kCreditNoteType,   ///< UNCL1001, what may be a credit note
  kAllowanceReason,  ///< UNCL5189
  kExemption,        ///< VATEX
  kUnit,             ///< UN/ECE Recommendation 20: those that charges have
};

/// Whether the list has exactly that code.
bool is_code(CodeList list, std::string_view code);

/// The XPath that is true where the node's text is a code of the list.
std::string one_of(CodeList list);

/// The XPath that is true where the node's first characters are a code of the list.
std::string begins_with_one_of(CodeList list, int characters);

}  // namespace podpora::billing
