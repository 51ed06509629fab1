#include "features/notify/send_letter.h"

#include "features/notify/queue_mail.h"

namespace podpora::notify {

Result<OutboxId> send_letter(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             Letter const& letter) {
  auto const contact = customers::find_contact(tx, actor.desk, letter.contact_id);
  if (!contact) return not_found("contact");
  if (!mail::is_sendable_address(contact->email)) return conflict("no-recipient");
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kReply,
                     .thread = {.ticket_id = letter.ticket_id, .service_request_id = std::nullopt},
                     .recipient = contact->email,
                     .recipient_name = contact->name,
                     .subject = letter.subject,
                     .body = letter.body,
                     .attachments = {}});
}

}  // namespace podpora::notify
