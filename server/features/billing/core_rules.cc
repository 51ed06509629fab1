#include "features/billing/business_rules.h"

#include <fmt/format.h>

namespace podpora::billing {

namespace {

constexpr char const* kDocument = "/*";
constexpr char const* kSeller = "/*/cac:AccountingSupplierParty/cac:Party";
constexpr char const* kLine = "/*/cac:InvoiceLine | /*/cac:CreditNoteLine";
constexpr char const* kQuantity = "//cbc:InvoicedQuantity | //cbc:CreditedQuantity";
constexpr char const* kTotals = "/*/cac:LegalMonetaryTotal";
constexpr char const* kTaxTotal = "/*/cac:TaxTotal";
constexpr char const* kBreakdown = "/*/cac:TaxTotal/cac:TaxSubtotal";
constexpr char const* kMeans = "/*/cac:PaymentMeans";
constexpr char const* kTransfer = "/*/cac:PaymentMeans[cbc:PaymentMeansCode = '30' or cbc:PaymentMeansCode = '58']";
constexpr char const* kAllowance = "/*/*/cac:AllowanceCharge[cbc:ChargeIndicator = 'false']";
constexpr char const* kReason = "cbc:AllowanceChargeReason != '' or cbc:AllowanceChargeReasonCode != ''";
constexpr char const* kEndNotBeforeStart = "translate(cbc:EndDate, '-', '') >= translate(cbc:StartDate, '-', '')";

std::vector<BusinessRule> document_rules() {
  return {
      {"BR-01", kDocument, "cbc:CustomizationID != ''"},
      {"BR-02", kDocument, "cbc:ID != ''"},
      {"BR-03", kDocument, "cbc:IssueDate != ''"},
      {"BR-04", kDocument, "cbc:InvoiceTypeCode != '' or cbc:CreditNoteTypeCode != ''"},
      {"BR-05", kDocument, "cbc:DocumentCurrencyCode != ''"},
      {"BR-06", kDocument, "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName != ''"},
      {"BR-07", kDocument, "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName != ''"},
      {"BR-08", kDocument, "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"},
      {"BR-09", "/*/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress",
       "cac:Country/cbc:IdentificationCode != ''"},
      {"BR-10", kDocument, "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"},
      {"BR-11", "/*/cac:AccountingCustomerParty/cac:Party/cac:PostalAddress",
       "cac:Country/cbc:IdentificationCode != ''"},
      {"BR-12", kTotals, "cbc:LineExtensionAmount != ''"},
      {"BR-13", kTotals, "cbc:TaxExclusiveAmount != ''"},
      {"BR-14", kTotals, "cbc:TaxInclusiveAmount != ''"},
      {"BR-15", kTotals, "cbc:PayableAmount != ''"},
      {"BR-16", kDocument, "cac:InvoiceLine or cac:CreditNoteLine"},
      {"BR-29", "/*/cac:InvoicePeriod[cbc:StartDate and cbc:EndDate]", kEndNotBeforeStart},
      {"BR-49", kMeans, "cbc:PaymentMeansCode != ''"},
      {"BR-50", "/*/cac:PaymentMeans/cac:PayeeFinancialAccount", "cbc:ID != ''"},
      {"BR-55", "/*/cac:BillingReference", "cac:InvoiceDocumentReference/cbc:ID != ''"},
      {"BR-57", "//cac:DeliveryLocation/cac:Address", "cac:Country/cbc:IdentificationCode != ''"},
      {"BR-61", kTransfer, "cac:PayeeFinancialAccount/cbc:ID != ''"},
      {"BR-62", "/*/cac:AccountingSupplierParty/cac:Party/cbc:EndpointID", "@schemeID != ''"},
      {"BR-63", "/*/cac:AccountingCustomerParty/cac:Party/cbc:EndpointID", "@schemeID != ''"},
  };
}

std::vector<BusinessRule> line_rules() {
  return {
      {"BR-21", kLine, "cbc:ID != ''"},
      {"BR-22", kLine, "cbc:InvoicedQuantity != '' or cbc:CreditedQuantity != ''"},
      {"BR-23", kQuantity, "@unitCode != ''"},
      {"BR-24", kLine, "cbc:LineExtensionAmount != ''"},
      {"BR-25", kLine, "cac:Item/cbc:Name != ''"},
      {"BR-26", kLine, "cac:Price/cbc:PriceAmount != ''"},
      {"BR-27", kLine, "not(cac:Price/cbc:PriceAmount < 0)"},
      {"BR-30", "/*/*/cac:InvoicePeriod[cbc:StartDate and cbc:EndDate]", kEndNotBeforeStart},
      {"BR-41", kAllowance, "cbc:Amount != ''"},
      {"BR-42", kAllowance, kReason},
      {"BR-45", kBreakdown, "cbc:TaxableAmount != ''"},
      {"BR-46", kBreakdown, "cbc:TaxAmount != ''"},
      {"BR-47", kBreakdown, "cac:TaxCategory[cac:TaxScheme/cbc:ID = 'VAT']/cbc:ID != ''"},
      {"BR-48", kBreakdown, "cac:TaxCategory/cbc:Percent != '' or cac:TaxCategory/cbc:ID = 'O'"},
  };
}

/// Amounts have two decimals at most: comparing hundredths is exact.
std::string same(std::string const& a, std::string const& b) {
  return fmt::format("round(({}) * 100) = round(({}) * 100)", a, b);
}

std::vector<BusinessRule> consistency_rules() {
  return {
      {"BR-CO-04", kLine, "cac:Item/cac:ClassifiedTaxCategory[cac:TaxScheme/cbc:ID = 'VAT']/cbc:ID != ''"},
      {"BR-CO-10", kTotals,
       same("cbc:LineExtensionAmount",
            "sum(../cac:InvoiceLine/cbc:LineExtensionAmount | ../cac:CreditNoteLine/cbc:LineExtensionAmount)")},
      {"BR-CO-13", kTotals,
       same("cbc:TaxExclusiveAmount",
            "cbc:LineExtensionAmount - sum(cbc:AllowanceTotalAmount) + sum(cbc:ChargeTotalAmount)")},
      {"BR-CO-14", kTaxTotal, same("cbc:TaxAmount", "sum(cac:TaxSubtotal/cbc:TaxAmount)")},
      {"BR-CO-15", kTotals, same("cbc:TaxInclusiveAmount", "cbc:TaxExclusiveAmount + ../cac:TaxTotal/cbc:TaxAmount")},
      {"BR-CO-16", kTotals,
       same("cbc:PayableAmount", "cbc:TaxInclusiveAmount - sum(cbc:PrepaidAmount) + sum(cbc:PayableRoundingAmount)")},
      // The published check allows one unit of the currency: other systems round line by line.
      {"BR-CO-17", kBreakdown,
       "cbc:TaxAmount - cbc:TaxableAmount * sum(cac:TaxCategory/cbc:Percent) div 100 < 1 and "
       "cbc:TaxableAmount * sum(cac:TaxCategory/cbc:Percent) div 100 - cbc:TaxAmount < 1"},
      {"BR-CO-18", kDocument, "cac:TaxTotal/cac:TaxSubtotal"},
      {"BR-CO-19", "/*/cac:InvoicePeriod", "cbc:StartDate != '' or cbc:EndDate != ''"},
      {"BR-CO-20", "/*/*/cac:InvoicePeriod", "cbc:StartDate != '' or cbc:EndDate != ''"},
      {"BR-CO-23", kAllowance, kReason},
      {"BR-CO-25", "/*/cac:LegalMonetaryTotal[cbc:PayableAmount > 0]",
       "../cbc:DueDate != '' or ../cac:PaymentTerms/cbc:Note != '' or ../cac:PaymentMeans/cbc:PaymentDueDate != ''"},
      {"BR-CO-26", kSeller,
       "cac:PartyIdentification/cbc:ID != '' or cac:PartyLegalEntity/cbc:CompanyID != '' or "
       "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID != ''"},
  };
}

std::vector<BusinessRule> decimal_rules() {
  std::vector<BusinessRule> rules;
  for (auto const& [id, context] : std::initializer_list<std::pair<char const*, char const*>>{
           {"BR-DEC-09", "/*/cac:LegalMonetaryTotal/cbc:LineExtensionAmount"},
           {"BR-DEC-12", "/*/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"},
           {"BR-DEC-13", "/*/cac:TaxTotal/cbc:TaxAmount"},
           {"BR-DEC-14", "/*/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"},
           {"BR-DEC-18", "/*/cac:LegalMonetaryTotal/cbc:PayableAmount"},
           {"BR-DEC-19", "//cac:TaxSubtotal/cbc:TaxableAmount"},
           {"BR-DEC-20", "//cac:TaxSubtotal/cbc:TaxAmount"},
           {"BR-DEC-23", "/*/cac:InvoiceLine/cbc:LineExtensionAmount | /*/cac:CreditNoteLine/cbc:LineExtensionAmount"},
           {"BR-DEC-24", "/*/*/cac:AllowanceCharge[cbc:ChargeIndicator = 'false']/cbc:Amount"}}) {
    rules.push_back({id, context, "string-length(substring-after(., '.')) <= 2"});
  }
  return rules;
}

}  // namespace

std::vector<BusinessRule> core_rules() {
  std::vector<BusinessRule> rules;
  for (auto const& part : {document_rules(), line_rules(), consistency_rules(), decimal_rules()}) {
    rules.insert(rules.end(), part.begin(), part.end());
  }
  return rules;
}

}  // namespace podpora::billing
