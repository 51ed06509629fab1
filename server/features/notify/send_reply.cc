#include "features/notify/participants.h"
#include "features/notify/reply_draft.h"
#include "features/notify/undo_send.h"
#include "features/tickets/hold.h"
#include "features/tickets/ticket_store.h"
#include "platform/base/text.h"

namespace podpora::notify {

Result<OutboxId> send_reply(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            tickets::Ticket const& ticket, tickets::Message const& message,
                            std::string const& public_url) {
  auto const now = context.clock.now();
  auto draft = TRY(draft_reply(tx, actor, now, ticket, message, public_url));
  draft.mail.message_ref = message.id;
  for (auto const& file : tickets::attachments_of(tx, actor.desk, ticket.id)) {
    if (file.message_id == message.id)
      draft.mail.attachments.push_back({file.name, file.media_type, file.sha256, file.size});
  }
  draft.mail.delay = std::chrono::seconds{undo_seconds(tx, actor)};
  if (draft.mail.delay.count() > 0) tickets::hold_message(tx, actor.desk, message, now + draft.mail.delay);
  auto const contact = draft.mail.recipient;
  auto const id = TRY(queue_mail(tx, context, actor, draft.mail));
  draft.facts.link.clear();  // the portal is the customer's own people's
  for (auto const& other : participants_of(tx, actor.desk, ticket.id)) {
    if (other.state != ParticipantState::kConfirmed || other.address == ascii_lower(contact)) continue;
    address_to(draft, other.address, other.name);
    TRY(queue_mail(tx, context, actor, draft.mail));
  }
  return id;
}

}  // namespace podpora::notify
