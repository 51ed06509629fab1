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

/// The mail that this desk sent with that Message-ID.
std::optional<OutboxMail> find_mail_by_message_id(storage::Transaction& tx, DeskId desk, std::string const& message_id);

/// When the ticket's latest mail to the recipient (in any case) was written; nothing when there was none.
std::optional<Time> last_mail_at(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                 std::string const& recipient);

/// How many acknowledgements were queued for the address since then.
std::int64_t acknowledgements_since(storage::Transaction& tx, DeskId desk, std::string const& recipient, Time since);

/// How many mails the desk sent there by itself since then, besides acknowledgements.
std::int64_t notices_since(storage::Transaction& tx, DeskId desk, std::string const& recipient, Time since);

/// The mails that carry the message, one a recipient.
std::vector<OutboxMail> mails_of_message(storage::Transaction& tx, DeskId desk, tickets::MessageId message);

/// Takes the mail for its try number `attempts` (counted from 0); false when it is not to be sent, or that try is over.
/// Which job has the try is the queue's to say: a mail whose sender died is claimed again by the same job.
bool claim_mail(storage::Transaction& tx, DeskId desk, OutboxId id, std::int64_t attempts);

/// Takes back what was never tried; how many mails that were.
std::int64_t undo_mails(storage::Transaction& tx, DeskId desk, tickets::MessageId message);

/// Puts a mail that failed for good back into the queue; false when it did not.
bool requeue_mail(storage::Transaction& tx, DeskId desk, OutboxId id, Time now);

/// What a try came to; false when the mail is not on that try any more.
struct SendOutcome {
  SendState state;
  std::string error;
  std::optional<Time> sent_at;
  Time send_after;
};
bool set_outcome(storage::Transaction& tx, DeskId desk, OutboxMail const& mail, SendOutcome const& outcome);

}  // namespace podpora::notify
