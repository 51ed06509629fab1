#include "features/billing/business_rules.h"
#include "features/billing/code_lists.h"

#include <fmt/format.h>

namespace podpora::billing {

std::vector<BusinessRule> code_rules() {
  auto const type = fmt::format("(self::cbc:InvoiceTypeCode and {}) or (self::cbc:CreditNoteTypeCode and {})",
                                one_of(CodeList::kInvoiceType), one_of(CodeList::kCreditNoteType));
  return {
      // BR-CO-09 is a rule of codes too: a VAT id begins with the country that gave it, EL being Greece.
      {"BR-CO-09", "//cac:PartyTaxScheme[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID",
       "substring(., 1, 2) = 'EL' or " + begins_with_one_of(CodeList::kCountry, 2)},
      {"BR-CL-01", "//cbc:InvoiceTypeCode | //cbc:CreditNoteTypeCode", type},
      {"BR-CL-03", "//@currencyID", one_of(CodeList::kCurrency)},
      {"BR-CL-04", "//cbc:DocumentCurrencyCode", one_of(CodeList::kCurrency)},
      {"BR-CL-14", "//cac:Country/cbc:IdentificationCode", one_of(CodeList::kCountry)},
      {"BR-CL-16", "//cbc:PaymentMeansCode", one_of(CodeList::kPaymentMeans)},
      {"BR-CL-17", "//cac:TaxCategory/cbc:ID", one_of(CodeList::kTaxCategory)},
      {"BR-CL-18", "//cac:ClassifiedTaxCategory/cbc:ID", one_of(CodeList::kTaxCategory)},
      {"BR-CL-19", "//cac:AllowanceCharge[cbc:ChargeIndicator = 'false']/cbc:AllowanceChargeReasonCode",
       one_of(CodeList::kAllowanceReason)},
      {"BR-CL-22", "//cbc:TaxExemptionReasonCode", one_of(CodeList::kExemption)},
      {"BR-CL-23", "//@unitCode", one_of(CodeList::kUnit)},
      {"BR-CL-25", "//cbc:EndpointID/@schemeID", one_of(CodeList::kEndpointScheme)},
  };
}

}  // namespace podpora::billing
