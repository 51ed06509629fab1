#include "features/identity/desk.h"
#include "features/notify/history_rules.h"
#include "features/notify/participants.h"
#include "features/notify/queue_mail.h"
#include "features/notify/subject_rules.h"
#include "features/notify/undo_send.h"
#include "features/tickets/hold.h"
#include "features/tickets/ticket_store.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::notify {

namespace {

std::string signed_body(storage::Transaction& tx, DeskId desk, tickets::Message const& message,
                        std::string const& language) {
  if (message.author_name.empty()) return message.body;
  return message.body + "\n\n" + signature_of(tx, desk, language, message.author_name);
}

std::string zone_of(storage::Transaction& tx, DeskId desk) {
  auto const own = identity::find_desk(tx, desk);
  return own ? own->time_zone : "UTC";
}

/// What the customer has heard and said before this message, newest first.
std::vector<Said> said_before(storage::Transaction& tx, DeskId desk, tickets::Message const& message, Time now,
                              std::string const& desk_name) {
  std::vector<Said> said;
  for (auto const& other : tickets::customer_messages_of(tx, desk, message.ticket_id, now)) {
    if (other.id == message.id) break;
    said.push_back({other.created_at, other.author_name.empty() ? desk_name : other.author_name, other.body});
  }
  std::ranges::reverse(said);
  return said;
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
  auto const now = context.clock.now();
  if (delay.count() > 0) tickets::hold_message(tx, actor.desk, message, now + delay);
  MailDraft draft{.purpose = Purpose::kReply,
                  .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                  .recipient = contact->email,
                  .recipient_name = contact->name,
                  .subject = reply_subject(ticket.subject, ticket.number),
                  .body = signed_body(tx, actor.desk, message, contact->language),
                  .attachments = std::move(files),
                  .message_ref = message.id,
                  .history = quoted_history(said_before(tx, actor.desk, message, now, identity->display_name),
                                            {.language = contact->language, .time_zone = zone_of(tx, actor.desk)}),
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
