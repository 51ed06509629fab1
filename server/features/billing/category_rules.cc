#include "features/billing/business_rules.h"

#include <fmt/format.h>

namespace podpora::billing {

namespace {

/// What a tax category asks for. The ids of its rules begin with `BR-<prefix>-`.
struct Category {
  char const* code;
  char const* prefix;
  enum class Rate : std::uint8_t { kPositive, kZero, kAny, kNone } rate;
  enum class Ids : std::uint8_t { kSeller, kSellerAndBuyerTax, kSellerAndBuyer, kNobody } ids;
  bool reason;  ///< why no tax is charged has to be said; else it must not
};

constexpr Category kCategories[] = {
    {"S", "S", Category::Rate::kPositive, Category::Ids::kSeller, false},
    {"Z", "Z", Category::Rate::kZero, Category::Ids::kSeller, false},
    {"E", "E", Category::Rate::kZero, Category::Ids::kSeller, true},
    {"AE", "AE", Category::Rate::kZero, Category::Ids::kSellerAndBuyerTax, true},
    {"K", "IC", Category::Rate::kZero, Category::Ids::kSellerAndBuyer, true},
    {"G", "G", Category::Rate::kZero, Category::Ids::kSeller, true},
    {"O", "O", Category::Rate::kNone, Category::Ids::kNobody, true},
    {"L", "IG", Category::Rate::kAny, Category::Ids::kSeller, false},
    {"M", "IP", Category::Rate::kAny, Category::Ids::kSeller, false},
};

constexpr char const* kLineTax = "(/*/cac:InvoiceLine | /*/cac:CreditNoteLine)/cac:Item/cac:ClassifiedTaxCategory";
constexpr char const* kLines = "(/*/cac:InvoiceLine | /*/cac:CreditNoteLine)";
constexpr char const* kSellerVat =
    "/*/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID != ''";
constexpr char const* kSellerTax = "/*/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID != ''";
constexpr char const* kBuyerVat =
    "/*/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID != ''";
constexpr char const* kBuyerLegal = "/*/cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID != ''";

/// One node for the document when a line has the category.
std::string with_line_of(Category const& category) {
  return fmt::format("/*[{}/cbc:ID = '{}']", kLineTax, category.code);
}

std::string breakdown_of(Category const& category) {
  return fmt::format("/*/cac:TaxTotal/cac:TaxSubtotal[cac:TaxCategory/cbc:ID = '{}']", category.code);
}

/// Several rates of a category have a breakdown each.
bool has_rates(Category const& category) {
  return category.rate == Category::Rate::kPositive || category.rate == Category::Rate::kAny;
}

std::string whose_ids(Category const& category) {
  switch (category.ids) {
    case Category::Ids::kSellerAndBuyerTax:
      return fmt::format("{} and ({} or {})", kSellerTax, kBuyerVat, kBuyerLegal);
    case Category::Ids::kSellerAndBuyer:
      return fmt::format("{} and {}", kSellerVat, kBuyerVat);
    case Category::Ids::kNobody:
      return "not(//cac:PartyTaxScheme[cac:TaxScheme/cbc:ID = 'VAT'])";
    case Category::Ids::kSeller:
      break;
  }
  return std::string(category.code) == "G" ? kSellerVat : kSellerTax;
}

std::string line_rate(Category const& category) {
  switch (category.rate) {
    case Category::Rate::kPositive:
      return "cbc:Percent > 0";
    case Category::Rate::kZero:
      return "cbc:Percent = 0";
    case Category::Rate::kAny:
      return "cbc:Percent >= 0";
    case Category::Rate::kNone:
      break;
  }
  return "not(cbc:Percent)";
}

/// The taxable amount of a breakdown is the net amount of the lines of its category; with several rates, of its rate.
std::string taxable(Category const& category) {
  auto const lines = fmt::format("{}[cac:Item/cac:ClassifiedTaxCategory/cbc:ID = '{}']", kLines, category.code);
  auto const rate = has_rates(category) ? "[cac:Item/cac:ClassifiedTaxCategory/cbc:Percent = $rate]" : "";
  return fmt::format("round(sum({}{}/cbc:LineExtensionAmount) * 100) = round(cbc:TaxableAmount * 100)", lines, rate);
}

std::string tax(Category const& category) {
  if (!has_rates(category)) return "cbc:TaxAmount = 0";
  return "cbc:TaxAmount - cbc:TaxableAmount * cac:TaxCategory/cbc:Percent div 100 < 1 and "
         "cbc:TaxableAmount * cac:TaxCategory/cbc:Percent div 100 - cbc:TaxAmount < 1";
}

void add(std::vector<BusinessRule>& rules, Category const& category) {
  auto const id = fmt::format("BR-{}-", category.prefix);
  auto const count = fmt::format("count(cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory[cbc:ID = '{}']) {} 1",
                                 category.code, has_rates(category) ? ">=" : "=");
  rules.push_back({id + "01", with_line_of(category), count});
  rules.push_back({id + "02", with_line_of(category), whose_ids(category)});
  rules.push_back({id + "05", fmt::format("{}[cbc:ID = '{}']", kLineTax, category.code), line_rate(category)});
  rules.push_back({id + "08", breakdown_of(category), taxable(category)});
  rules.push_back({id + "09", breakdown_of(category), tax(category)});
  rules.push_back({id + "10", breakdown_of(category) + "/cac:TaxCategory",
                   category.reason ? "cbc:TaxExemptionReason != '' or cbc:TaxExemptionReasonCode != ''"
                                   : "not(cbc:TaxExemptionReason or cbc:TaxExemptionReasonCode)"});
}

}  // namespace

std::vector<BusinessRule> category_rules() {
  std::vector<BusinessRule> rules;
  for (auto const& category : kCategories) add(rules, category);
  auto const supply = std::string("/*[cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID = 'K']");
  rules.push_back({"BR-IC-11", supply,
                   "cac:Delivery/cbc:ActualDeliveryDate != '' or cac:InvoicePeriod/cbc:StartDate != '' or "
                   "cac:InvoicePeriod/cbc:EndDate != ''"});
  rules.push_back(
      {"BR-IC-12", supply, "cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode != ''"});
  auto const outside = std::string("/*[cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID = 'O']");
  rules.push_back({"BR-O-11", outside, "count(cac:TaxTotal/cac:TaxSubtotal) = 1"});
  rules.push_back({"BR-O-12", outside, fmt::format("not({}[cbc:ID != 'O'])", kLineTax)});
  return rules;
}

}  // namespace podpora::billing
