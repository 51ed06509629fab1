#include "features/notify/participants.h"
#include "features/notify/queue_mail.h"
#include "features/notify/subject_rules.h"
#include "features/notify/undo_send.h"
#include "features/tickets/hold.h"
#include "features/tickets/ticket_store.h"
#include "platform/base/text.h"

namespace podpora::notify {

namespace {

std::string signed_body(tickets::Message const& message, std::string const& desk_name) {
  if (message.author_name.empty()) return message.body;
  return message.body + "\n\n" + message.author_name + "\n" + desk_name;
}

}  // namespace

Result<OutboxId> send_reply(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            tickets::Ticket const& ticket, tickets::Message const& message) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  auto const identity = find_identity(tx, actor.desk);
  if (!identity) return conflict("mail-identity-missing");
  std::vector<tickets::NewAttachment> files;
  for (auto const& file : tickets::attachments_of(tx, actor.desk, ticket.id)) {
    if (file.message_id == message.id) files.push_back({file.name, file.media_type, file.sha256, file.size});
  }
  auto const delay = std::chrono::seconds{undo_seconds(tx, actor)};
  if (delay.count() > 0) tickets::hold_message(tx, actor.desk, message, context.clock.now() + delay);
  MailDraft draft{.purpose = Purpose::kReply,
                  .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                  .recipient = contact->email,
                  .recipient_name = contact->name,
                  .subject = reply_subject(ticket.subject, ticket.number),
                  .body = signed_body(message, identity->display_name),
                  .attachments = std::move(files),
                  .message_ref = message.id,
                  .state_before = to_text(ticket.state),
                  .delay = delay};
  auto const id = TRY(queue_mail(tx, context, actor, draft));
  for (auto const& other : participants_of(tx, actor.desk, ticket.id)) {
    if (other.state != ParticipantState::kConfirmed || other.address == ascii_lower(contact->email)) continue;
    draft.recipient = other.address;
    draft.recipient_name = other.name;
    TRY(queue_mail(tx, context, actor, draft));
  }
  return id;
}

}  // namespace podpora::notify
