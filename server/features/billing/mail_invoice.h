#pragma once

#include "features/billing/invoice_store.h"
#include "features/notify/outbox.h"
#include "platform/blobs/blobs.h"

namespace podpora::billing {

/// What mailing an invoice needs besides the transaction.
struct MailContext {
  tickets::Context const& tickets;
  blobs::Store& blobs;
};

/// The invoice as its files: the UBL is empty where the invoice breaks a rule, and goes as PDF alone.
struct InvoiceFiles {
  std::string pdf;
  std::string ubl;
};

/// Makes them, and writes large ones down. Outside of a transaction.
InvoiceFiles prepare_files(blobs::Store& blobs, Invoice const& invoice);

/// An invoice that was mailed.
struct InvoiceMail {
  std::int64_t id{0};
  InvoiceId invoice_id;
  notify::OutboxId outbox_id;
  tickets::TicketId ticket_id;
  std::string recipient;
  std::string mailed_by;
  Time at;
};
BOOST_DESCRIBE_STRUCT(InvoiceMail, (), (id, invoice_id, outbox_id, ticket_id, recipient, mailed_by, at))

/// Where the invoice would go: the address of the bill-to as it stands now, else the one on the invoice; may be empty.
std::string invoice_address(storage::Transaction& tx, DeskId desk, Issued const& issued, Invoice const& invoice);

/// Mails an issued invoice to the bill-to, in its language and the desk's words, with its files; to `to`, or to
/// `invoice_address` when that is empty. Nothing but this sends one. kNotFound; kInvalid `/to` without an address
/// (`required`), or for one that mail cannot be sent to (`address`); kConflict `mail-identity-missing`. Records
/// `invoice.mailed`. In the caller's transaction.
Result<InvoiceMail> mail_invoice(storage::Transaction& tx, MailContext const& context, Actor const& actor, InvoiceId id,
                                 std::string const& to, InvoiceFiles const& files);

/// Newest first.
std::vector<InvoiceMail> mails_of_invoice(storage::Transaction& tx, DeskId desk, InvoiceId id);

}  // namespace podpora::billing
