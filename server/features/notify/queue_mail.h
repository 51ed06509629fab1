#pragma once

#include "features/notify/notify.h"

namespace podpora::notify {

/// What the use cases of this feature have in common: who gets what about which conversation.
struct MailDraft {
  Purpose purpose;
  ThreadRef thread;
  std::string recipient;
  std::string recipient_name;
  std::string subject;
  std::string body;
  std::vector<tickets::NewAttachment> attachments;
  std::optional<tickets::MessageId> message_ref{};
  std::string history{};
  std::string state_before{};
  Duration delay{};          ///< how long it can be taken back
  bool names_earlier{true};  ///< the Message-IDs of the conversation so far are in it; other people chose some of them
  std::string markup{};      ///< the body to be shown as Markdown, where it is another
};

/// Writes the outbox row, notes its new Message-ID, enqueues the job, records `mail.queued`.
/// kConflict `mail-identity-missing`; kInvalid when the recipient cannot be sent to.
Result<OutboxId> queue_mail(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            MailDraft const& draft);

/// Enqueues the job for the mail's try number `attempts`, to be run at its `send_after`.
void enqueue_try(storage::Transaction& tx, audit::Context const& context, DeskId desk, OutboxMail const& mail);

/// Where the contact reads the ticket.
std::string portal_link(std::string const& public_url, tickets::TicketId ticket);

/// The ticket's contact, when mail can reach it.
std::optional<customers::Contact> recipient_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket);

}  // namespace podpora::notify
