#include "features/billing/mail_store.h"

namespace podpora::billing {

namespace {

constexpr storage::Query kInsert{"invoice_mail.insert", R"(
  insert into invoice_mail (desk_id, invoice_id, id, outbox_id, ticket_id, recipient, mailed_by, at)
  values (:desk, :invoice, :id, :outbox, :ticket, :recipient, :mailed_by, :at))"};

constexpr storage::Query kOfInvoice{"invoice_mail.of_invoice", R"(
  select id, invoice_id, outbox_id, ticket_id, recipient, mailed_by, at from invoice_mail
  where desk_id = :desk and invoice_id = :invoice order by id desc)"};

}  // namespace

void insert_invoice_mail(storage::Transaction& tx, DeskId desk, InvoiceMail const& mail) {
  tx.execute(kInsert, {{"desk", desk},
                       {"invoice", mail.invoice_id},
                       {"id", mail.id},
                       {"outbox", mail.outbox_id},
                       {"ticket", mail.ticket_id},
                       {"recipient", mail.recipient},
                       {"mailed_by", mail.mailed_by},
                       {"at", mail.at}});
}

std::vector<InvoiceMail> mails_of_invoice(storage::Transaction& tx, DeskId desk, InvoiceId id) {
  return tx.all<InvoiceMail>(kOfInvoice, {{"desk", desk}, {"invoice", id}});
}

}  // namespace podpora::billing
