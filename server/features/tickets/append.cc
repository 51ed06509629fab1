#include "features/tickets/append.h"

#include "features/tickets/ticket_store.h"

namespace podpora::tickets {

Message append(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TicketId ticket,
               NewMessage message) {
  Message const written{.id = context.ids.make<MessageId>(),
                        .ticket_id = ticket,
                        .visibility = message.visibility,
                        .author_kind = message.author_kind,
                        .author_id = message.author_id,
                        .author_name = std::move(message.author_name),
                        .body = std::move(message.body),
                        .quoted = std::move(message.quoted),
                        .service_request_id = message.service_request_id,
                        .mail_id = message.mail_id,
                        .created_at = context.clock.now(),
                        .occasion = message.occasion};
  insert_message(tx, actor.desk, written);
  for (auto const& file : message.attachments) {
    insert_attachment(tx, actor.desk,
                      {.id = context.ids.make<AttachmentId>(),
                       .message_id = written.id,
                       .ticket_id = ticket,
                       .name = file.name,
                       .media_type = file.media_type,
                       .sha256 = file.sha256,
                       .size = file.size});
  }
  return written;
}

}  // namespace podpora::tickets
