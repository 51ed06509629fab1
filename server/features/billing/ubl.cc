#include "features/billing/ubl.h"

#include "features/billing/amount_text.h"
#include "features/billing/invoice_rules.h"

#include <pugixml.hpp>

#include <sstream>

namespace podpora::billing {

namespace {

using pugi::xml_node;

constexpr char const* kCustomization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
constexpr char const* kProfile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
constexpr char const* kDiscountCode = "95";  ///< UNCL5189: discount

/// The names in which an invoice and a credit note differ.
struct Names {
  char const* root;
  char const* space;
  char const* type;
  char const* type_code;
  char const* line;
  char const* quantity;
};
constexpr Names kInvoiceNames{"Invoice",
                              "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
                              "cbc:InvoiceTypeCode",
                              "380",
                              "cac:InvoiceLine",
                              "cbc:InvoicedQuantity"};
constexpr Names kCreditNoteNames{"CreditNote",
                                 "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
                                 "cbc:CreditNoteTypeCode",
                                 "381",
                                 "cac:CreditNoteLine",
                                 "cbc:CreditedQuantity"};

/// Appends `<name>text</name>`, or nothing for an empty text (PEPPOL-EN16931-R008).
xml_node put(xml_node parent, char const* name, std::string const& text) {
  if (text.empty()) return {};
  auto node = parent.append_child(name);
  node.text().set(text.c_str());
  return node;
}

class Writer {
 public:
  explicit Writer(Invoice const& invoice)
      : invoice_(invoice),
        names_(invoice.kind == InvoiceKind::kInvoice ? kInvoiceNames : kCreditNoteNames),
        digits_(minor_digits(invoice.currency)) {}

  std::string write() {
    auto declaration = document_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    auto root = document_.append_child(names_.root);
    root.append_attribute("xmlns") = names_.space;
    root.append_attribute("xmlns:cac") = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    root.append_attribute("xmlns:cbc") = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    head(root);
    references(root);
    party(root.append_child("cac:AccountingSupplierParty").append_child("cac:Party"), invoice_.seller);
    party(root.append_child("cac:AccountingCustomerParty").append_child("cac:Party"), invoice_.buyer);
    if (has_category("K")) delivery(root);
    payment(root);
    taxes(root);
    totals(root);
    for (std::size_t i = 0; i < invoice_.lines.size(); ++i) line(root, invoice_.lines[i], i + 1);
    std::ostringstream out;
    document_.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
  }

 private:
  xml_node amount(xml_node parent, char const* name, std::int64_t minor) const {
    auto node = put(parent, name, decimal_text(minor, digits_));
    node.append_attribute("currencyID") = invoice_.currency.c_str();
    return node;
  }

  bool has_category(std::string_view category) const {
    return std::ranges::any_of(invoice_.lines, [&](InvoiceLine const& line) { return line.tax_category == category; });
  }

  void head(xml_node root) const {
    put(root, "cbc:CustomizationID", kCustomization);
    put(root, "cbc:ProfileID", kProfile);
    put(root, "cbc:ID", invoice_.number);
    put(root, "cbc:IssueDate", invoice_.issued_on);
    if (invoice_.kind == InvoiceKind::kInvoice) put(root, "cbc:DueDate", invoice_.due_on);
    put(root, names_.type, names_.type_code);
    put(root, "cbc:Note", invoice_.note);
    put(root, "cbc:DocumentCurrencyCode", invoice_.currency);
    put(root, "cbc:BuyerReference", invoice_.buyer_reference);
    period(root, invoice_.period_from, invoice_.period_to);
  }

  static void period(xml_node parent, std::string const& from, std::string const& to) {
    if (from.empty() && to.empty()) return;
    auto node = parent.append_child("cac:InvoicePeriod");
    put(node, "cbc:StartDate", from);
    put(node, "cbc:EndDate", to);
  }

  void references(xml_node root) const {
    if (!invoice_.order_reference.empty()) {
      put(root.append_child("cac:OrderReference"), "cbc:ID", invoice_.order_reference);
    }
    if (!invoice_.preceding) return;
    auto reference = root.append_child("cac:BillingReference").append_child("cac:InvoiceDocumentReference");
    put(reference, "cbc:ID", invoice_.preceding->number);
    put(reference, "cbc:IssueDate", invoice_.preceding->issued_on);
  }

  /// What is not subject to VAT must not name anybody's VAT id (BR-O-02).
  void party(xml_node node, Party const& party) const {
    if (auto endpoint = put(node, "cbc:EndpointID", party.endpoint_id)) {
      endpoint.append_attribute("schemeID") = party.endpoint_scheme.c_str();
    }
    auto address = node.append_child("cac:PostalAddress");
    put(address, "cbc:StreetName", party.street);
    put(address, "cbc:CityName", party.city);
    put(address, "cbc:PostalZone", party.postal_code);
    if (!party.country.empty()) put(address.append_child("cac:Country"), "cbc:IdentificationCode", party.country);
    if (!party.vat_id.empty() && !has_category("O")) {
      auto scheme = node.append_child("cac:PartyTaxScheme");
      put(scheme, "cbc:CompanyID", party.vat_id);
      put(scheme.append_child("cac:TaxScheme"), "cbc:ID", "VAT");
    }
    auto entity = node.append_child("cac:PartyLegalEntity");
    put(entity, "cbc:RegistrationName", party.name);
    put(entity, "cbc:CompanyID", party.registration_id);
    if (party.contact.empty() && party.phone.empty() && party.email.empty()) return;
    auto contact = node.append_child("cac:Contact");
    put(contact, "cbc:Name", party.contact);
    put(contact, "cbc:Telephone", party.phone);
    put(contact, "cbc:ElectronicMail", party.email);
  }

  /// Intra-community supply says when and where to (BR-IC-11, BR-IC-12).
  void delivery(xml_node root) const {
    auto node = root.append_child("cac:Delivery");
    put(node, "cbc:ActualDeliveryDate", invoice_.period_to);
    auto address = node.append_child("cac:DeliveryLocation").append_child("cac:Address");
    put(address.append_child("cac:Country"), "cbc:IdentificationCode", invoice_.buyer.country);
  }

  void payment(xml_node root) const {
    if (!invoice_.iban.empty()) {
      auto means = root.append_child("cac:PaymentMeans");
      // UNCL4461: 58 is a SEPA credit transfer, 30 any credit transfer.
      put(means, "cbc:PaymentMeansCode", invoice_.currency == "EUR" ? "58" : "30");
      if (invoice_.kind == InvoiceKind::kCreditNote) put(means, "cbc:PaymentDueDate", invoice_.due_on);
      put(means, "cbc:PaymentID", invoice_.payment_reference);
      auto account = means.append_child("cac:PayeeFinancialAccount");
      put(account, "cbc:ID", invoice_.iban);
      put(account, "cbc:Name", invoice_.seller.name);
      if (!invoice_.bic.empty()) {
        put(account.append_child("cac:FinancialInstitutionBranch"), "cbc:ID", invoice_.bic);
      }
    }
    if (!invoice_.payment_terms.empty()) {
      put(root.append_child("cac:PaymentTerms"), "cbc:Note", invoice_.payment_terms);
    }
  }

  static void category(xml_node node, std::string const& category, std::int64_t basis_points) {
    put(node, "cbc:ID", category);
    if (category != "O") put(node, "cbc:Percent", short_decimal_text(basis_points, 2));
  }

  static void vat(xml_node node) { put(node.append_child("cac:TaxScheme"), "cbc:ID", "VAT"); }

  void taxes(xml_node root) const {
    auto total = root.append_child("cac:TaxTotal");
    amount(total, "cbc:TaxAmount", invoice_.totals.tax_minor);
    for (auto const& tax : invoice_.totals.taxes) {
      auto part = total.append_child("cac:TaxSubtotal");
      amount(part, "cbc:TaxableAmount", tax.taxable_minor);
      amount(part, "cbc:TaxAmount", tax.tax_minor);
      auto node = part.append_child("cac:TaxCategory");
      category(node, tax.category, tax.basis_points);
      if (auto const reason = exemption(tax.category, invoice_.language)) {
        put(node, "cbc:TaxExemptionReasonCode", reason->first);
        put(node, "cbc:TaxExemptionReason", reason->second);
      }
      vat(node);
    }
  }

  void totals(xml_node root) const {
    auto const& totals = invoice_.totals;
    auto node = root.append_child("cac:LegalMonetaryTotal");
    amount(node, "cbc:LineExtensionAmount", totals.net_minor);
    amount(node, "cbc:TaxExclusiveAmount", totals.net_minor);
    amount(node, "cbc:TaxInclusiveAmount", totals.payable_minor);
    amount(node, "cbc:PayableAmount", totals.payable_minor);
  }

  void line(xml_node root, InvoiceLine const& line, std::size_t position) const {
    auto node = root.append_child(names_.line);
    put(node, "cbc:ID", std::to_string(position));
    auto quantity = put(node, names_.quantity, short_decimal_text(line.quantity_thousandths, 3));
    quantity.append_attribute("unitCode") = line.unit.c_str();
    amount(node, "cbc:LineExtensionAmount", line.net_minor);
    period(node, line.supplied_on, line.supplied_until ? *line.supplied_until : line.supplied_on);
    if (line.discount_minor != 0) {
      auto allowance = node.append_child("cac:AllowanceCharge");
      put(allowance, "cbc:ChargeIndicator", "false");
      put(allowance, "cbc:AllowanceChargeReasonCode", kDiscountCode);
      put(allowance, "cbc:AllowanceChargeReason", line.discount_reason);
      amount(allowance, "cbc:Amount", line.discount_minor);
    }
    auto item = node.append_child("cac:Item");
    put(item, "cbc:Name", line.text);
    auto tax = item.append_child("cac:ClassifiedTaxCategory");
    category(tax, line.tax_category, line.tax_basis_points);
    vat(tax);
    auto price = node.append_child("cac:Price");
    amount(price, "cbc:PriceAmount", line.unit_price_minor);
    if (line.base_quantity != 1) {
      auto base = put(price, "cbc:BaseQuantity", std::to_string(line.base_quantity));
      base.append_attribute("unitCode") = line.unit.c_str();
    }
  }

  Invoice const& invoice_;
  Names const& names_;
  int digits_;
  pugi::xml_document document_;
};

}  // namespace

std::string to_ubl(Invoice const& invoice) {
  return Writer(invoice).write();
}

}  // namespace podpora::billing
