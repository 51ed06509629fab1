#pragma once

#include "features/notify/notify.h"
#include "features/notify/template_rules.h"

namespace podpora::notify {

/// A mail to a customer that no request of theirs caused.
struct Apart {
  customers::CustomerId customer_id;
  std::optional<PersonId> contact_id;  ///< empty: an address that is nobody's
  std::string to;
  std::string to_name;
  Kind kind{Kind::kSubscription};
  Rendered mail;
  std::string on_record{};  ///< what the ticket keeps in the place of the mail's text, where that opens something
  std::vector<tickets::NewAttachment> attachments{};
};

struct SentApart {
  OutboxId mail_id;
  tickets::TicketId ticket_id;
};

/// Queues it in the caller's transaction. It is a ticket of its own that is resolved at once, so that what the customer
/// answers is a request like any other and what was said stays on record. kConflict `no-recipient` for an address that
/// mail cannot be sent to, `mail-identity-missing`.
Result<SentApart> send_apart(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                             Apart const& apart);

}  // namespace podpora::notify
