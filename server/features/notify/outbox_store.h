#pragma once

#include "features/notify/outbox.h"
#include "platform/storage/database.h"

namespace podpora::notify {

void insert_mail(storage::Transaction& tx, DeskId desk, OutboxMail const& mail,
                 std::vector<tickets::NewAttachment> const& attachments);
std::optional<OutboxMail> find_mail(storage::Transaction& tx, DeskId desk, OutboxId id);
std::vector<tickets::NewAttachment> attachments_of(storage::Transaction& tx, DeskId desk, OutboxId id);

/// The mails of a ticket, oldest first: what an agent sees of their fate.
std::vector<OutboxMail> mails_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// How many acknowledgements were queued for the address since then.
std::int64_t acknowledgements_since(storage::Transaction& tx, DeskId desk, std::string const& recipient, Time since);

/// What a try came to; false when the mail was no longer queued.
struct SendOutcome {
  SendState state;
  std::string error;
  std::optional<Time> sent_at;
};
bool set_outcome(storage::Transaction& tx, DeskId desk, OutboxId id, SendOutcome const& outcome);

}  // namespace podpora::notify
