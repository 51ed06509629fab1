#include "features/billing/business_rules.h"

#include "features/billing/code_lists.h"

#include <fmt/format.h>

namespace podpora::billing {

namespace {

constexpr char const* kDocument = "/*";
constexpr char const* kLine = "/*/cac:InvoiceLine | /*/cac:CreditNoteLine";
constexpr char const* kAmounts =
    "//cbc:Amount | //cbc:PriceAmount | //cbc:TaxAmount | //cbc:TaxableAmount | //cbc:LineExtensionAmount | "
    "//cbc:TaxExclusiveAmount | //cbc:TaxInclusiveAmount | //cbc:PayableAmount";
constexpr char const* kDates =
    "//cbc:IssueDate | //cbc:DueDate | //cbc:PaymentDueDate | //cbc:StartDate | //cbc:EndDate | "
    "//cbc:ActualDeliveryDate";
constexpr char const* kLineNet =
    "cbc:LineExtensionAmount - ((sum(cbc:InvoicedQuantity) + sum(cbc:CreditedQuantity)) * cac:Price/cbc:PriceAmount "
    "div "
    "(sum(cac:Price/cbc:BaseQuantity) + number(not(cac:Price/cbc:BaseQuantity))) - "
    "sum(cac:AllowanceCharge[cbc:ChargeIndicator = 'false']/cbc:Amount) + "
    "sum(cac:AllowanceCharge[cbc:ChargeIndicator = 'true']/cbc:Amount))";

std::string digit(int position) {
  return fmt::format("substring(., {}, 1)", position);
}

/// The check digit of GS1: threes and ones in turn, up to the next multiple of ten.
std::string gln() {
  std::string sum;
  for (int i = 1; i <= 12; ++i) sum += (i > 1 ? " + " : "") + digit(i) + (i % 2 == 0 ? " * 3" : "");
  return fmt::format("string-length(.) = 13 and (10 - ({}) mod 10) mod 10 = {}", sum, digit(13));
}

/// The check digit of a Norwegian organisation number: weights 3 2 7 6 5 4 3 2, modulo 11.
std::string norwegian() {
  constexpr int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
  std::string sum;
  for (int i = 0; i < 8; ++i) sum += (i > 0 ? " + " : "") + digit(i + 1) + " * " + std::to_string(weights[i]);
  return fmt::format("string-length(.) = 9 and (11 - ({}) mod 11) mod 11 = {}", sum, digit(9));
}

std::vector<BusinessRule> document_rules() {
  return {
      {"PEPPOL-EN16931-R001", kDocument, "cbc:ProfileID"},
      {"PEPPOL-EN16931-R002", kDocument, "count(cbc:Note) <= 1"},
      {"PEPPOL-EN16931-R003", kDocument, "cbc:BuyerReference != '' or cac:OrderReference/cbc:ID != ''"},
      {"PEPPOL-EN16931-R004", kDocument,
       "starts-with(normalize-space(cbc:CustomizationID), "
       "'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0')"},
      {"PEPPOL-EN16931-R007", kDocument,
       "starts-with(cbc:ProfileID, 'urn:fdc:peppol.eu:2017:poacc:billing:') and string-length(cbc:ProfileID) = 43 and "
       "translate(substring(cbc:ProfileID, 38), '0123456789', '0000000000') = '00:0.0'"},
      {"PEPPOL-EN16931-R008", "//*[not(*) and normalize-space(.) = '']", "false()"},
      {"PEPPOL-EN16931-R010", kDocument, "cac:AccountingCustomerParty/cac:Party/cbc:EndpointID != ''"},
      {"PEPPOL-EN16931-R020", kDocument, "cac:AccountingSupplierParty/cac:Party/cbc:EndpointID != ''"},
      {"PEPPOL-EN16931-R043", "//cac:AllowanceCharge", "cbc:ChargeIndicator = 'true' or cbc:ChargeIndicator = 'false'"},
      {"PEPPOL-EN16931-R051", kAmounts, "@currencyID = /*/cbc:DocumentCurrencyCode"},
      {"PEPPOL-EN16931-R053", kDocument, "count(cac:TaxTotal[cac:TaxSubtotal]) = 1"},
      {"PEPPOL-EN16931-R054", kDocument,
       "count(cac:TaxTotal[not(cac:TaxSubtotal)]) = number(boolean(cbc:TaxCurrencyCode))"},
      {"PEPPOL-EN16931-R110", "/*[cac:InvoicePeriod/cbc:StartDate]/*/cac:InvoicePeriod/cbc:StartDate",
       "translate(., '-', '') >= translate(/*/cac:InvoicePeriod/cbc:StartDate, '-', '')"},
      {"PEPPOL-EN16931-R111", "/*[cac:InvoicePeriod/cbc:EndDate]/*/cac:InvoicePeriod/cbc:EndDate",
       "translate(., '-', '') <= translate(/*/cac:InvoicePeriod/cbc:EndDate, '-', '')"},
      {"PEPPOL-EN16931-R120", kLine, fmt::format("{0} <= 0.02 and {0} >= -0.02", kLineNet)},
      {"PEPPOL-EN16931-R121", "//cac:Price/cbc:BaseQuantity", ". > 0"},
      {"PEPPOL-EN16931-R130", "//cac:Price/cbc:BaseQuantity[@unitCode]",
       "@unitCode = ../../cbc:InvoicedQuantity/@unitCode or @unitCode = ../../cbc:CreditedQuantity/@unitCode"},
      {"PEPPOL-EN16931-F001", kDates,
       "string-length(.) = 10 and translate(., '0123456789', '0000000000') = '0000-00-00'"},
  };
}

/// A reason code belongs to one category.
std::vector<BusinessRule> reason_rules() {
  std::vector<BusinessRule> rules;
  for (auto const& [id, code, category] :
       std::initializer_list<std::tuple<std::string, std::string, std::string>>{{"P0104", "VATEX-EU-G", "G"},
                                                                                {"P0105", "VATEX-EU-O", "O"},
                                                                                {"P0106", "VATEX-EU-IC", "K"},
                                                                                {"P0107", "VATEX-EU-AE", "AE"},
                                                                                {"P0108", "VATEX-EU-D", "E"},
                                                                                {"P0109", "VATEX-EU-F", "E"},
                                                                                {"P0110", "VATEX-EU-I", "E"},
                                                                                {"P0111", "VATEX-EU-J", "E"}}) {
    rules.push_back({"PEPPOL-EN16931-" + id, fmt::format("//cac:TaxCategory[cbc:TaxExemptionReasonCode = '{}']", code),
                     fmt::format("cbc:ID = '{}'", category)});
  }
  return rules;
}

std::vector<BusinessRule> list_rules() {
  return {
      {"PEPPOL-EN16931-P0100", "//cbc:InvoiceTypeCode", one_of(CodeList::kInvoiceType)},
      {"PEPPOL-EN16931-P0101", "//cbc:CreditNoteTypeCode", one_of(CodeList::kCreditNoteType)},
      {"PEPPOL-EN16931-CL002", "//cac:AllowanceCharge[cbc:ChargeIndicator = 'false']/cbc:AllowanceChargeReasonCode",
       one_of(CodeList::kAllowanceReason)},
      {"PEPPOL-EN16931-CL007", "//@currencyID", one_of(CodeList::kCurrency)},
      {"PEPPOL-EN16931-CL008", "//cbc:EndpointID/@schemeID", one_of(CodeList::kEndpointScheme)},
      {"PEPPOL-COMMON-R040", "//cbc:EndpointID[@schemeID = '0088']", gln()},
      {"PEPPOL-COMMON-R041", "//cbc:EndpointID[@schemeID = '0192']", norwegian()},
      {"PEPPOL-COMMON-R043", "//cbc:EndpointID[@schemeID = '0208']",
       "string-length(.) = 10 and 97 - substring(., 1, 8) mod 97 = substring(., 9, 2)"},
  };
}

}  // namespace

std::vector<BusinessRule> peppol_rules() {
  std::vector<BusinessRule> rules;
  for (auto const& part : {document_rules(), reason_rules(), list_rules()}) {
    rules.insert(rules.end(), part.begin(), part.end());
  }
  return rules;
}

}  // namespace podpora::billing
