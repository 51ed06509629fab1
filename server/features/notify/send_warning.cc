#include "features/notify/send_warning.h"

#include "features/notify/outbox_store.h"
#include "features/notify/queue_mail.h"
#include "platform/base/text.h"
#include "platform/http/json.h"

namespace podpora::notify {

Result<OutboxId> send_warning(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              AgentMail const& mail) {
  auto const identity = find_identity(tx, actor.desk);
  if (!identity) return conflict("mail-identity-missing");
  if (!mail::is_sendable_address(mail.to)) return invalid("/to", "address");
  auto const now = context.clock.now();
  auto const domain = identity->address.substr(identity->address.rfind('@') + 1);
  OutboxMail const row{.id = context.ids.make<OutboxId>(),
                       .purpose = Purpose::kWarning,
                       .ticket_id = mail.ticket_id.value_or(tickets::TicketId{}),
                       .recipient = ascii_lower(mail.to),
                       .recipient_name = mail.to_name,
                       .sender = identity->address,
                       .sender_name = identity->display_name,
                       .reply_address = identity->address,
                       .message_id = random_token(context.random) + "@" + domain,
                       .subject = mail.subject,
                       .body = mail.body,
                       .created_at = now,
                       .send_after = now};
  insert_mail(tx, actor.desk, row, {});
  enqueue_try(tx, context, actor.desk, row);
  auto payload = http::Json::object();
  payload.set("mail", to_text(row.id)).set("purpose", to_text(row.purpose));
  audit::record(tx, context, actor,
                {.kind = "mail.queued",
                 .subject = mail.ticket_id ? to_text(*mail.ticket_id) : mail.about,
                 .payload = http::write_json(payload)});
  return row.id;
}

}  // namespace podpora::notify
