#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podpora::billing {

/// A business rule as XPath 1.0 over the prefixes that `to_ubl` writes: `test` must be true at each node of `context`.
struct BusinessRule {
  std::string id;
  std::string context;
  std::string test;
};

/// The rules of EN 16931-1:2017 with its UBL binding (CEN/TS 16931-3-2, validation artefacts 1.3.14, 2025-04), and of
/// Peppol BIS Billing 3.0 (https://docs.peppol.eu/poacc/billing/3.0/rules/, 2025-05), that can apply to what `to_ubl`
/// writes. Left out are those about elements that it never writes: payee, tax representative, payment card, mandate,
/// allowances and charges of the whole document, charges of a line, gross prices, tax in a second currency,
/// attachments, item classifications and attributes, and the national rules of sellers elsewhere (DK, DE, GR, IS, IT,
/// NL, NO, SE).
std::vector<BusinessRule> const& business_rules();

/// The parts of that list, each in a file of its own.
std::vector<BusinessRule> core_rules();      ///< BR-, BR-CO-, BR-DEC-
std::vector<BusinessRule> category_rules();  ///< BR-S-, BR-Z-, BR-E-, BR-AE-, BR-IC-, BR-G-, BR-O-, BR-IG-, BR-IP-
std::vector<BusinessRule> code_rules();      ///< BR-CL-
std::vector<BusinessRule> peppol_rules();    ///< PEPPOL-

/// The rules that the document breaks, each once, in the order of `business_rules`. A text that is no XML breaks `XML`.
std::vector<std::string> broken_rules(std::string_view xml);

/// True for the rules of EN 16931 itself: an invoice that breaks one is no invoice. The others are the network's: the
/// invoice can be sent by other ways.
bool is_core_rule(std::string_view id);

}  // namespace podpora::billing
