#include "features/billing/ubl.h"

#include "features/billing/business_rules.h"
#include "features/billing/sample_invoice_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <map>
#include <set>
#include <sstream>

namespace podpora::billing {
namespace {

using ::testing::IsEmpty;

/// What is done to a document.
enum class Change { kRemove, kSet, kRepeat, kAppend };

/// A document that breaks one rule: what is changed in which sample, where, and to what.
struct Broken {
  std::string rule;
  Change change;
  std::string path;  ///< an attribute when it ends with `/@name`
  std::string value{};
  std::string sample{};  ///< a tax category; empty is the ordinary invoice, `credit` its credit note
};

Invoice sample_of(std::string const& name) {
  if (name.empty()) return sample_invoice();
  if (name != "credit") return sample_invoice(name);
  auto invoice = sample_invoice({reversed(sample_line())});
  invoice.preceding = PrecedingInvoice{"20260001", "2026-11-01"};
  return invoice;
}

std::string changed(Broken const& broken) {
  pugi::xml_document document;
  document.load_string(to_ubl(sample_of(broken.sample)).c_str());
  auto const found = document.select_nodes(broken.path.c_str());
  EXPECT_FALSE(found.empty()) << broken.rule << ": nothing at " << broken.path;
  for (auto const& at : found) {
    if (broken.change == Change::kSet && at.attribute()) {
      at.attribute().set_value(broken.value.c_str());
    } else if (broken.change == Change::kSet) {
      at.node().text().set(broken.value.c_str());
    } else if (broken.change == Change::kRemove && at.attribute()) {
      at.parent().remove_attribute(at.attribute());
    } else if (broken.change == Change::kRemove) {
      at.node().parent().remove_child(at.node());
    } else if (broken.change == Change::kRepeat) {
      at.node().parent().insert_copy_after(at.node(), at.node());
    } else {
      at.node().append_buffer(broken.value.data(), broken.value.size());
    }
  }
  std::ostringstream out;
  document.save(out);
  return out.str();
}

std::vector<Broken> core_rows() {
  using enum Change;
  return {
      {"BR-01", kRemove, "/*/cbc:CustomizationID"},
      {"BR-02", kRemove, "/*/cbc:ID"},
      {"BR-03", kRemove, "/*/cbc:IssueDate"},
      {"BR-04", kRemove, "/*/cbc:InvoiceTypeCode"},
      {"BR-04", kRemove, "/*/cbc:CreditNoteTypeCode", "", "credit"},
      {"BR-05", kRemove, "/*/cbc:DocumentCurrencyCode"},
      {"BR-06", kRemove, "//cac:AccountingSupplierParty//cbc:RegistrationName"},
      {"BR-07", kRemove, "//cac:AccountingCustomerParty//cbc:RegistrationName"},
      {"BR-08", kRemove, "//cac:AccountingSupplierParty//cac:PostalAddress"},
      {"BR-09", kRemove, "//cac:AccountingSupplierParty//cac:Country"},
      {"BR-10", kRemove, "//cac:AccountingCustomerParty//cac:PostalAddress"},
      {"BR-11", kRemove, "//cac:AccountingCustomerParty//cac:Country"},
      {"BR-12", kRemove, "//cac:LegalMonetaryTotal/cbc:LineExtensionAmount"},
      {"BR-13", kRemove, "//cbc:TaxExclusiveAmount"},
      {"BR-14", kRemove, "//cbc:TaxInclusiveAmount"},
      {"BR-15", kRemove, "//cbc:PayableAmount"},
      {"BR-16", kRemove, "//cac:InvoiceLine"},
      {"BR-21", kRemove, "//cac:InvoiceLine[1]/cbc:ID"},
      {"BR-22", kRemove, "//cbc:InvoicedQuantity"},
      {"BR-22", kRemove, "//cbc:CreditedQuantity", "", "credit"},
      {"BR-23", kRemove, "//cbc:InvoicedQuantity/@unitCode"},
      {"BR-24", kRemove, "//cac:InvoiceLine[2]/cbc:LineExtensionAmount"},
      {"BR-25", kRemove, "//cac:InvoiceLine[1]/cac:Item/cbc:Name"},
      {"BR-26", kRemove, "//cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount"},
      {"BR-27", kSet, "//cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount", "-1200.00"},
      {"BR-29", kSet, "/*/cac:InvoicePeriod/cbc:EndDate", "2026-11-09"},
      {"BR-30", kSet, "//cac:InvoiceLine[3]/cac:InvoicePeriod/cbc:EndDate", "2026-11-19"},
      {"BR-41", kRemove, "//cac:AllowanceCharge/cbc:Amount"},
      {"BR-42", kRemove, "//cac:AllowanceCharge/*[position() > 1 and position() < 4]"},
      {"BR-45", kRemove, "//cac:TaxSubtotal[1]/cbc:TaxableAmount"},
      {"BR-46", kRemove, "//cac:TaxSubtotal[1]/cbc:TaxAmount"},
      {"BR-47", kRemove, "//cac:TaxSubtotal[1]/cac:TaxCategory/cbc:ID"},
      {"BR-48", kRemove, "//cac:TaxSubtotal[1]/cac:TaxCategory/cbc:Percent"},
      {"BR-49", kRemove, "//cbc:PaymentMeansCode"},
      {"BR-50", kRemove, "//cac:PayeeFinancialAccount/cbc:ID"},
      {"BR-55", kRemove, "//cac:InvoiceDocumentReference/cbc:ID", "", "credit"},
      {"BR-57", kRemove, "//cac:DeliveryLocation//cac:Country", "", "K"},
      {"BR-61", kRemove, "//cac:PayeeFinancialAccount"},
      {"BR-62", kRemove, "//cac:AccountingSupplierParty//cbc:EndpointID/@schemeID"},
      {"BR-63", kRemove, "//cac:AccountingCustomerParty//cbc:EndpointID/@schemeID"},
      {"BR-CO-04", kRemove, "//cac:InvoiceLine[1]//cac:ClassifiedTaxCategory"},
      {"BR-CO-09", kSet, "//cac:AccountingCustomerParty//cac:PartyTaxScheme/cbc:CompanyID", "12345678"},
      {"BR-CO-10", kSet, "//cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "1989.98"},
      {"BR-CO-13", kSet, "//cbc:TaxExclusiveAmount", "1989.98"},
      {"BR-CO-14", kSet, "/*/cac:TaxTotal/cbc:TaxAmount", "0.01"},
      {"BR-CO-15", kSet, "//cbc:TaxInclusiveAmount", "1989.99"},
      {"BR-CO-16", kSet, "//cbc:PayableAmount", "1.00"},
      {"BR-CO-17", kSet, "//cac:TaxSubtotal[1]/cbc:TaxAmount", "121.01"},
      {"BR-CO-18", kRemove, "//cac:TaxSubtotal"},
      {"BR-CO-19", kRemove, "/*/cac:InvoicePeriod/*"},
      {"BR-CO-20", kRemove, "//cac:InvoiceLine[1]/cac:InvoicePeriod/*"},
      {"BR-CO-23", kRemove, "//cac:AllowanceCharge/*[position() > 1 and position() < 4]"},
      {"BR-CO-25", kRemove, "//cbc:DueDate | //cac:PaymentTerms"},
      {"BR-CO-26", kRemove, "//cac:AccountingSupplierParty//cbc:CompanyID"},
      {"BR-DEC-09", kSet, "//cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "1989.990"},
      {"BR-DEC-12", kSet, "//cbc:TaxExclusiveAmount", "1989.990"},
      {"BR-DEC-13", kSet, "/*/cac:TaxTotal/cbc:TaxAmount", "1.000"},
      {"BR-DEC-14", kSet, "//cbc:TaxInclusiveAmount", "1.000"},
      {"BR-DEC-18", kSet, "//cbc:PayableAmount", "1.000"},
      {"BR-DEC-19", kSet, "//cac:TaxSubtotal[1]/cbc:TaxableAmount", "1.000"},
      {"BR-DEC-20", kSet, "//cac:TaxSubtotal[1]/cbc:TaxAmount", "1.000"},
      {"BR-DEC-23", kSet, "//cac:InvoiceLine[1]/cbc:LineExtensionAmount", "900.000"},
      {"BR-DEC-24", kSet, "//cac:AllowanceCharge/cbc:Amount", "50.000"},
  };
}

std::vector<Broken> code_rows() {
  using enum Change;
  return {
      {"BR-CL-01", kSet, "//cbc:InvoiceTypeCode", "381"},
      {"BR-CL-01", kSet, "//cbc:CreditNoteTypeCode", "380", "credit"},
      {"BR-CL-03", kSet, "//cbc:PayableAmount/@currencyID", "Kč"},
      {"BR-CL-04", kSet, "//cbc:DocumentCurrencyCode", "XXX"},
      {"BR-CL-14", kSet, "//cac:AccountingCustomerParty//cbc:IdentificationCode", "EL"},
      {"BR-CL-16", kSet, "//cbc:PaymentMeansCode", "0"},
      {"BR-CL-17", kSet, "//cac:TaxCategory/cbc:ID", "A"},
      {"BR-CL-18", kSet, "//cac:ClassifiedTaxCategory/cbc:ID", "A"},
      {"BR-CL-19", kSet, "//cbc:AllowanceChargeReasonCode", "1"},
      {"BR-CL-22", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-CZ-AE", "AE"},
      {"BR-CL-23", kSet, "//cac:InvoiceLine[1]/cbc:InvoicedQuantity/@unitCode", "hours"},
      {"BR-CL-25", kSet, "//cac:AccountingSupplierParty//cbc:EndpointID/@schemeID", "9999"},
  };
}

std::vector<Broken> peppol_rows() {
  using enum Change;
  std::string const rule = "PEPPOL-EN16931-";
  std::string const endpoint = "//cac:AccountingCustomerParty//cbc:EndpointID";
  return {
      {rule + "R001", kRemove, "/*/cbc:ProfileID"},
      {rule + "R002", kRepeat, "/*/cbc:Note"},
      {rule + "R003", kRemove, "/*/cbc:BuyerReference | /*/cac:OrderReference"},
      {rule + "R004", kSet, "/*/cbc:CustomizationID", "urn:cen.eu:en16931:2017"},
      {rule + "R007", kSet, "/*/cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:1:1.0"},
      {rule + "R008", kAppend, "/*", "<cbc:Note></cbc:Note>"},
      {rule + "R010", kRemove, endpoint},
      {rule + "R020", kRemove, "//cac:AccountingSupplierParty//cbc:EndpointID"},
      {rule + "R043", kSet, "//cbc:ChargeIndicator", "0"},
      {rule + "R051", kSet, "//cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount/@currencyID", "EUR"},
      {rule + "R053", kRepeat, "/*/cac:TaxTotal"},
      {rule + "R054", kAppend, "/*", "<cac:TaxTotal><cbc:TaxAmount currencyID='CZK'>1</cbc:TaxAmount></cac:TaxTotal>"},
      {rule + "R110", kSet, "//cac:InvoiceLine[1]/cac:InvoicePeriod/cbc:StartDate", "2026-10-31"},
      {rule + "R111", kSet, "//cac:InvoiceLine[1]/cac:InvoicePeriod/cbc:EndDate", "2026-12-01"},
      {rule + "R120", kSet, "//cac:InvoiceLine[1]/cbc:LineExtensionAmount", "900.03"},
      {rule + "R121", kSet, "//cac:InvoiceLine[1]//cbc:BaseQuantity", "0"},
      {rule + "R130", kSet, "//cac:InvoiceLine[1]//cbc:BaseQuantity/@unitCode", "HUR"},
      {rule + "F001", kSet, "/*/cbc:IssueDate", "1.12.2026"},
      {rule + "P0100", kSet, "//cbc:InvoiceTypeCode", "325"},
      {rule + "P0101", kSet, "//cbc:CreditNoteTypeCode", "380", "credit"},
      {rule + "P0104", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-G", "AE"},
      {rule + "P0105", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-O", "AE"},
      {rule + "P0106", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-IC", "AE"},
      {rule + "P0107", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-AE", "G"},
      {rule + "P0108", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-D", "AE"},
      {rule + "P0109", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-F", "AE"},
      {rule + "P0110", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-I", "AE"},
      {rule + "P0111", kSet, "//cbc:TaxExemptionReasonCode", "VATEX-EU-J", "AE"},
      {rule + "CL002", kSet, "//cbc:AllowanceChargeReasonCode", "1"},
      {rule + "CL007", kSet, "//cbc:PayableAmount/@currencyID", "Kč"},
      {rule + "CL008", kSet, endpoint + "/@schemeID", "9999"},
      {"PEPPOL-COMMON-R040", kSet, endpoint + "/@schemeID", "0088"},
      {"PEPPOL-COMMON-R041", kSet, endpoint + "/@schemeID", "0192"},
      {"PEPPOL-COMMON-R043", kSet, endpoint + "/@schemeID", "0208"},
  };
}

/// The same six rows for each category, with what is its own.
std::vector<Broken> category_rows() {
  using enum Change;
  std::vector<Broken> rows;
  std::string const own =
      "<cac:PartyTaxScheme><cbc:CompanyID>CZ1</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>"
      "</cac:TaxScheme></cac:PartyTaxScheme>";
  for (auto const& [category, prefix] : std::initializer_list<std::pair<std::string, std::string>>{{"S", "S"},
                                                                                                   {"Z", "Z"},
                                                                                                   {"E", "E"},
                                                                                                   {"AE", "AE"},
                                                                                                   {"K", "IC"},
                                                                                                   {"G", "G"},
                                                                                                   {"O", "O"},
                                                                                                   {"L", "IG"},
                                                                                                   {"M", "IP"}}) {
    auto const id = "BR-" + prefix + "-";
    bool const taxed = category == "S" || category == "L" || category == "M";
    bool const silent = taxed || category == "Z";
    rows.push_back({id + "01", kSet, "//cac:TaxCategory/cbc:ID", category == "E" ? "Z" : "E", category});
    rows.push_back(category == "O"
                       ? Broken{id + "02", kAppend, "//cac:AccountingCustomerParty/cac:Party", own, category}
                       : Broken{id + "02", kRemove, "//cac:PartyTaxScheme", "", category});
    rows.push_back(category == "O" ? Broken{id + "05", kAppend, "//cac:ClassifiedTaxCategory",
                                            "<cbc:Percent>0</cbc:Percent>", category}
                                   : Broken{id + "05", kSet, "//cac:ClassifiedTaxCategory/cbc:Percent",
                                            category == "S" ? "0" : (taxed ? "-7" : "21"), category});
    rows.push_back({id + "08", kSet, "//cbc:TaxableAmount", "900.01", category});
    rows.push_back({id + "09", kSet, "//cac:TaxSubtotal/cbc:TaxAmount", "64.01", category});
    rows.push_back(
        silent ? Broken{id + "10", kAppend, "//cac:TaxCategory", "<cbc:TaxExemptionReason>x</cbc:TaxExemptionReason>",
                        category}
               : Broken{id + "10", kRemove, "//cbc:TaxExemptionReason | //cbc:TaxExemptionReasonCode", "", category});
  }
  std::string const line = "//cac:InvoiceLine[1]//cac:ClassifiedTaxCategory/cbc:ID";
  rows.push_back({"BR-S-08", kSet, "//cac:InvoiceLine[3]//cac:ClassifiedTaxCategory/cbc:Percent", "21"});
  rows.push_back({"BR-S-02", kRemove, "//cac:AccountingSupplierParty//cac:PartyTaxScheme"});
  rows.push_back({"BR-IC-02", kRemove, "//cac:AccountingCustomerParty//cac:PartyTaxScheme", "", "K"});
  rows.push_back({"BR-AE-02", kRemove, "//cac:AccountingCustomerParty//cbc:CompanyID", "", "AE"});
  rows.push_back({"BR-IC-11", kRemove, "/*/cac:InvoicePeriod | //cbc:ActualDeliveryDate", "", "K"});
  rows.push_back({"BR-IC-12", kRemove, "//cac:Delivery", "", "K"});
  rows.push_back({"BR-O-11", kRepeat, "//cac:TaxSubtotal", "", "O"});
  rows.push_back({"BR-O-12", kSet, line, "Z", "O"});
  return rows;
}

std::vector<Broken> all_rows() {
  std::vector<Broken> rows;
  for (auto const& part : {core_rows(), code_rows(), peppol_rows(), category_rows()}) {
    rows.insert(rows.end(), part.begin(), part.end());
  }
  return rows;
}

TEST(BusinessRules, WhatWeWriteBreaksNone) {
  for (std::string const sample : {"", "credit", "S", "Z", "E", "AE", "K", "G", "O", "L", "M"}) {
    EXPECT_THAT(broken_rules(to_ubl(sample_of(sample))), IsEmpty()) << "sample '" << sample << "'";
  }
  for (std::string const currency : {"EUR", "JPY"}) {
    auto invoice = sample_invoice();
    invoice.currency = currency;
    EXPECT_THAT(broken_rules(to_ubl(invoice)), IsEmpty()) << currency;
  }
}

TEST(BusinessRules, EachRuleHasADocumentThatBreaksIt) {
  std::set<std::string> broken;
  for (auto const& row : all_rows()) {
    EXPECT_THAT(broken_rules(changed(row)), ::testing::Contains(row.rule)) << row.path << " " << row.value;
    broken.insert(row.rule);
  }
  for (auto const& rule : business_rules()) EXPECT_TRUE(broken.contains(rule.id)) << "no document breaks " << rule.id;
}

TEST(BusinessRules, RightCheckDigitsPass) {
  for (auto const& [scheme, id] : std::initializer_list<std::pair<char const*, char const*>>{
           {"0088", "7300010000001"}, {"0192", "923609016"}, {"0208", "0202239951"}}) {
    auto invoice = sample_invoice();
    invoice.buyer.endpoint_scheme = scheme;
    invoice.buyer.endpoint_id = id;
    EXPECT_THAT(broken_rules(to_ubl(invoice)), IsEmpty()) << scheme;
  }
}

TEST(BusinessRules, ThreeDecimalsAreTooMany) {
  auto invoice = sample_invoice();
  invoice.currency = "KWD";
  EXPECT_THAT(broken_rules(to_ubl(invoice)), ::testing::Contains("BR-DEC-18"));
}

TEST(BusinessRules, WhatIsNoXmlIsSaidSo) {
  EXPECT_EQ(broken_rules("<Invoice>"), std::vector<std::string>{"XML"});
}

/// The order of elements in the schema (UBL 2.1, OASIS Standard of 2013-11-04), of those that we write.
std::map<std::string, std::vector<std::string>> const kOrder = {
    {"Invoice",
     {"cbc:CustomizationID",
      "cbc:ProfileID",
      "cbc:ID",
      "cbc:IssueDate",
      "cbc:DueDate",
      "cbc:InvoiceTypeCode",
      "cbc:Note",
      "cbc:DocumentCurrencyCode",
      "cbc:BuyerReference",
      "cac:InvoicePeriod",
      "cac:OrderReference",
      "cac:BillingReference",
      "cac:AccountingSupplierParty",
      "cac:AccountingCustomerParty",
      "cac:Delivery",
      "cac:PaymentMeans",
      "cac:PaymentTerms",
      "cac:TaxTotal",
      "cac:LegalMonetaryTotal",
      "cac:InvoiceLine"}},
    {"CreditNote",
     {"cbc:CustomizationID", "cbc:ProfileID", "cbc:ID", "cbc:IssueDate", "cbc:CreditNoteTypeCode", "cbc:Note",
      "cbc:DocumentCurrencyCode", "cbc:BuyerReference", "cac:InvoicePeriod", "cac:OrderReference",
      "cac:BillingReference", "cac:AccountingSupplierParty", "cac:AccountingCustomerParty", "cac:Delivery",
      "cac:PaymentMeans", "cac:PaymentTerms", "cac:TaxTotal", "cac:LegalMonetaryTotal", "cac:CreditNoteLine"}},
    {"cac:Party", {"cbc:EndpointID", "cac:PostalAddress", "cac:PartyTaxScheme", "cac:PartyLegalEntity", "cac:Contact"}},
    {"cac:PostalAddress", {"cbc:StreetName", "cbc:CityName", "cbc:PostalZone", "cac:Country"}},
    {"cac:PartyLegalEntity", {"cbc:RegistrationName", "cbc:CompanyID"}},
    {"cac:Contact", {"cbc:Name", "cbc:Telephone", "cbc:ElectronicMail"}},
    {"cac:Delivery", {"cbc:ActualDeliveryDate", "cac:DeliveryLocation"}},
    {"cac:PaymentMeans", {"cbc:PaymentMeansCode", "cbc:PaymentDueDate", "cbc:PaymentID", "cac:PayeeFinancialAccount"}},
    {"cac:PayeeFinancialAccount", {"cbc:ID", "cbc:Name", "cac:FinancialInstitutionBranch"}},
    {"cac:TaxTotal", {"cbc:TaxAmount", "cac:TaxSubtotal"}},
    {"cac:TaxSubtotal", {"cbc:TaxableAmount", "cbc:TaxAmount", "cac:TaxCategory"}},
    {"cac:TaxCategory",
     {"cbc:ID", "cbc:Percent", "cbc:TaxExemptionReasonCode", "cbc:TaxExemptionReason", "cac:TaxScheme"}},
    {"cac:ClassifiedTaxCategory", {"cbc:ID", "cbc:Percent", "cac:TaxScheme"}},
    {"cac:PartyTaxScheme", {"cbc:CompanyID", "cac:TaxScheme"}},
    {"cac:LegalMonetaryTotal",
     {"cbc:LineExtensionAmount", "cbc:TaxExclusiveAmount", "cbc:TaxInclusiveAmount", "cbc:PayableAmount"}},
    {"cac:InvoiceLine",
     {"cbc:ID", "cbc:InvoicedQuantity", "cbc:LineExtensionAmount", "cac:InvoicePeriod", "cac:AllowanceCharge",
      "cac:Item", "cac:Price"}},
    {"cac:CreditNoteLine",
     {"cbc:ID", "cbc:CreditedQuantity", "cbc:LineExtensionAmount", "cac:InvoicePeriod", "cac:AllowanceCharge",
      "cac:Item", "cac:Price"}},
    {"cac:AllowanceCharge",
     {"cbc:ChargeIndicator", "cbc:AllowanceChargeReasonCode", "cbc:AllowanceChargeReason", "cbc:Amount"}},
    {"cac:InvoiceDocumentReference", {"cbc:ID", "cbc:IssueDate"}},
    {"cac:Item", {"cbc:Name", "cac:ClassifiedTaxCategory"}},
    {"cac:Price", {"cbc:PriceAmount", "cbc:BaseQuantity"}},
    {"cac:InvoicePeriod", {"cbc:StartDate", "cbc:EndDate"}},
};

void check_order(pugi::xml_node node) {
  auto const order = kOrder.find(node.name());
  std::size_t last = 0;
  for (auto const& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    if (order != kOrder.end()) {
      auto const at = std::ranges::find(order->second, std::string(child.name()));
      ASSERT_NE(at, order->second.end()) << child.name() << " in " << node.name();
      auto const position = static_cast<std::size_t>(at - order->second.begin());
      EXPECT_GE(position, last) << child.name() << " in " << node.name();
      last = position;
    } else {
      EXPECT_EQ(child.next_sibling(), pugi::xml_node()) << "no order is known for " << node.name();
    }
    check_order(child);
  }
}

TEST(Ubl, ElementsStandInTheOrderOfTheSchema) {
  for (std::string const sample : {"", "credit", "K", "AE", "O"}) {
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(to_ubl(sample_of(sample)).c_str()));
    check_order(document.document_element());
  }
}

TEST(Ubl, SaysTheAmounts) {
  auto const xml = to_ubl(sample_invoice());
  pugi::xml_document document;
  document.load_string(xml.c_str());
  auto const at = [&](char const* path) { return std::string(document.select_node(path).node().text().get()); };
  EXPECT_EQ(at("//cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"), "1989.99");
  EXPECT_EQ(at("/*/cac:TaxTotal/cbc:TaxAmount"), "327.90");  // 119.9988 + 207.90, each rounded once
  EXPECT_EQ(at("//cbc:PayableAmount"), "2317.89");
  EXPECT_EQ(at("//cac:InvoiceLine[2]/cac:AllowanceCharge/cbc:Amount"), "50.00");
  EXPECT_EQ(at("//cac:InvoiceLine[2]/cbc:InvoicedQuantity"), "7");
  EXPECT_EQ(at("//cac:InvoiceLine[1]/cac:Item/cbc:Name"), "Přeinstalace pošty");
  EXPECT_EQ(at("/*/cac:InvoicePeriod/cbc:EndDate"), "2026-11-22");
}

TEST(Ubl, WhatSumsUpToLessThanNothingIsACreditNote) {
  auto const invoice = sample_of("credit");
  EXPECT_EQ(invoice.kind, InvoiceKind::kCreditNote);
  EXPECT_EQ(invoice.totals.payable_minor, 108'900);
  auto const xml = to_ubl(invoice);
  EXPECT_NE(xml.find("<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\""),
            std::string::npos);
  EXPECT_NE(xml.find("<cbc:CreditedQuantity unitCode=\"MIN\">45<"), std::string::npos);
  EXPECT_EQ(xml.find("DueDate>2026-12-15</cbc:DueDate>"), std::string::npos);
}

TEST(Ubl, MarkupInTextsIsText) {
  auto invoice = sample_invoice();
  invoice.buyer.name = "Rum & Syn <Praha> ]]>";
  auto const xml = to_ubl(invoice);
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(xml.c_str()));
  EXPECT_EQ(
      std::string(document.select_node("//cac:AccountingCustomerParty//cbc:RegistrationName").node().text().get()),
      invoice.buyer.name);
  EXPECT_THAT(broken_rules(xml), IsEmpty());
}

}  // namespace
}  // namespace podpora::billing
