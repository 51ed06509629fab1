#pragma once

#include "features/notify/notify.h"

namespace podpora::notify {

/// What the desk tells or asks a contact about a ticket by itself, outside of the conversation.
struct Letter {
  tickets::TicketId ticket_id;
  PersonId contact_id;
  std::string subject;
  std::string body;  ///< Markdown
};

/// Queues it in the caller's transaction; an answer by mail comes to the ticket. kNotFound for the contact; kConflict
/// `mail-identity-missing`, `no-recipient` (mail cannot reach the contact).
Result<OutboxId> send_letter(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             Letter const& letter);

}  // namespace podpora::notify
