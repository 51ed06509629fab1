#pragma once

#include "features/notify/notify.h"
#include "features/notify/templates.h"

namespace podpora::notify {

/// What the desk asks or tells a contact about a ticket outside of the conversation: `kApproval`,
/// `kLowBalance` or `kSatisfaction`.
struct Letter {
  TemplateKind kind{TemplateKind::kApproval};
  tickets::TicketId ticket_id;
  PersonId contact_id;
  MailFacts facts;  ///< what the letter is about; who gets it, and the ticket, are filled in
};

/// Queues it in the caller's transaction, in the desk's words for it; an answer by mail comes to the ticket. All
/// but an approval are marked automatic. kNotFound for the ticket or the contact; kConflict `mail-identity-missing`,
/// `no-recipient` (mail cannot reach the contact), `mail-turned-off`.
Result<OutboxId> send_letter(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             Letter const& letter);

}  // namespace podpora::notify
