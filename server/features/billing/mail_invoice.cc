#include "features/billing/mail_invoice.h"

#include "features/billing/amount_text.h"
#include "features/billing/business_rules.h"
#include "features/billing/invoice_json.h"
#include "features/billing/mail_store.h"
#include "features/billing/pdf.h"
#include "features/billing/ubl.h"
#include "features/notify/send_apart.h"
#include "features/notify/templates.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::billing {

namespace {

constexpr auto kKind = notify::TemplateKind::kInvoice;

notify::Rendered words_of(storage::Transaction& tx, Actor const& actor, notify::MailIdentity const& identity,
                          Issued const& issued, std::string const& language) {
  bool const credit = issued.kind == InvoiceKind::kCreditNote;
  notify::MailFacts const facts{
      .agent = actor.name,
      .desk = identity.display_name,
      .signature = notify::signature_of(tx, actor.desk, identity, language, actor.name),
      .amount = i18n::format_money(language, {issued.payable_minor, issued.currency}),
      .customer = issued.buyer_name,
      .document = i18n::text(language, credit ? "ui.billing.credit_note_of" : "ui.billing.invoice_of",
                             {{"number", issued.number}}),
      .due = local_day_text(language, issued.due_on)};
  return notify::render(notify::template_of(tx, actor.desk, kKind, language), notify::fields_of(kKind, facts));
}

tickets::NewAttachment attach(storage::Transaction& tx, MailContext const& context, DeskId desk, std::string name,
                              std::string type, std::string const& bytes) {
  auto const blob = context.blobs.put(tx, desk, bytes, context.tickets.audit.clock.now());
  return {std::move(name), std::move(type), blob.sha256, blob.size};
}

/// The contact whose address that is; an accounting department's own address is nobody's.
std::optional<customers::Contact> contact_with(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                               std::string const& address) {
  for (auto& contact : customers::contacts_of(tx, desk, customer)) {
    if (ascii_lower(contact.email) == ascii_lower(address)) return std::move(contact);
  }
  return std::nullopt;
}

}  // namespace

InvoiceFiles prepare_files(blobs::Store& blobs, Invoice const& invoice) {
  InvoiceFiles files{.pdf = to_pdf(invoice), .ubl = to_ubl(invoice)};
  if (!broken_rules(files.ubl).empty()) files.ubl.clear();
  blobs.prepare(files.pdf);
  if (!files.ubl.empty()) blobs.prepare(files.ubl);
  return files;
}

std::string invoice_address(storage::Transaction& tx, DeskId desk, Issued const& issued, Invoice const& invoice) {
  auto const customer = customers::find_customer(tx, desk, issued.customer_id);
  auto const now = customer ? buyer_of(tx, desk, *customer).party.email : std::string();
  return now.empty() ? invoice.buyer.email : now;
}

Result<InvoiceMail> mail_invoice(storage::Transaction& tx, MailContext const& context, Actor const& actor, InvoiceId id,
                                 std::string const& to, InvoiceFiles const& files) {
  auto const issued = find_invoice(tx, actor.desk, id);
  if (!issued) return not_found("invoice");
  auto const invoice = read_document(find_document(tx, actor.desk, id).value());
  std::string address{trim(to)};
  if (address.empty()) address = invoice_address(tx, actor.desk, *issued, invoice);
  if (address.empty()) return invalid("/to", "required");
  if (!mail::is_sendable_address(address)) return invalid("/to", "address");
  auto const identity = notify::find_identity(tx, actor.desk);
  if (!identity) return conflict("mail-identity-missing");
  std::vector<tickets::NewAttachment> attached{
      attach(tx, context, actor.desk, issued->number + ".pdf", "application/pdf", files.pdf)};
  if (!files.ubl.empty()) {
    attached.push_back(attach(tx, context, actor.desk, issued->number + ".xml", "application/xml", files.ubl));
  }
  auto const contact = contact_with(tx, actor.desk, issued->customer_id, address);
  auto const sent = TRY(notify::send_apart(tx, context.tickets, actor,
                                           {.customer_id = issued->customer_id,
                                            .contact_id = contact ? std::optional(contact->id) : std::nullopt,
                                            .to = address,
                                            .to_name = contact ? contact->name : issued->buyer_name,
                                            .kind = Kind::kBilling,
                                            .mail = words_of(tx, actor, *identity, *issued, invoice.language),
                                            .attachments = std::move(attached)}));
  InvoiceMail const mail{.id = context.tickets.audit.ids.next(),
                         .invoice_id = id,
                         .outbox_id = sent.mail_id,
                         .ticket_id = sent.ticket_id,
                         .recipient = address,
                         .mailed_by = actor.name,
                         .at = context.tickets.audit.clock.now()};
  insert_invoice_mail(tx, actor.desk, mail);
  audit::record(tx, context.tickets.audit, actor,
                {.kind = "invoice.mailed",
                 .subject = to_text(id),
                 .payload = http::write_json(http::Json::object().set("mail", to_text(sent.mail_id)))});
  return mail;
}

}  // namespace podpora::billing
