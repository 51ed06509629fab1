#include "features/notify/queue_mail.h"
#include "features/notify/reply_address_rules.h"

namespace podpora::notify {

Result<OutboxId> send_upstream(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               UpstreamMail const& mail) {
  auto const identity = identity_of_ticket(tx, actor.desk, mail.ticket_id);
  if (!identity) return conflict("mail-identity-missing");
  ThreadRef const thread{.ticket_id = mail.ticket_id, .service_request_id = mail.service_request_id};
  // Ticket systems answer from another address with an id of their own; what they keep is the subject.
  auto const tag = subject_tag(*identity, actor.desk, thread, mail.to);
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kUpstream,
                     .thread = thread,
                     .recipient = mail.to,
                     .recipient_name = mail.to_name,
                     .subject = mail.subject + " " + tag,
                     .body = mail.body,
                     .attachments = mail.attachments});
}

}  // namespace podpora::notify
