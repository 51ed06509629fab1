#pragma once

#include "features/notify/notify.h"

namespace podpora::notify {

/// A mail to one of the desk's own people; without a ticket also to a contact, about the portal.
struct AgentMail {
  std::optional<tickets::TicketId> ticket_id;
  std::string about{};  ///< what events name where it is about no ticket: an id as text
  std::string to;
  std::string to_name;
  std::string subject;
  std::string body;  ///< Markdown
};

/// Queues it in the caller's transaction, marked automatic. It belongs to no conversation: an answer to it is a mail to
/// the desk. kConflict `mail-identity-missing`, kInvalid `/to` for an address that cannot be sent to.
Result<OutboxId> send_warning(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              AgentMail const& mail);

}  // namespace podpora::notify
