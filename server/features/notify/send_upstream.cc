#include "features/notify/queue_mail.h"

namespace podpora::notify {

Result<OutboxId> send_upstream(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               UpstreamMail const& mail) {
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kUpstream,
                     .thread = {.ticket_id = mail.ticket_id, .service_request_id = mail.service_request_id},
                     .recipient = mail.to,
                     .recipient_name = mail.to_name,
                     .subject = mail.subject,
                     .body = mail.body,
                     .attachments = mail.attachments});
}

}  // namespace podpora::notify
