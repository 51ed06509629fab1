#include "features/identity/desk.h"
#include "features/notify/history_rules.h"
#include "features/notify/participants.h"
#include "features/notify/queue_mail.h"
#include "features/notify/subject_rules.h"
#include "features/notify/templates.h"
#include "features/notify/undo_send.h"
#include "features/tickets/hold.h"
#include "features/tickets/ticket_store.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::notify {

namespace {

TemplateKind frame_of(tickets::Occasion occasion) {
  switch (occasion) {
    case tickets::Occasion::kHandedOver:
      return TemplateKind::kHandedOver;
    case tickets::Occasion::kKnownIssue:
      return TemplateKind::kKnownIssue;
    case tickets::Occasion::kAnswer:
      break;
  }
  return TemplateKind::kReply;
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
                            tickets::Ticket const& ticket, tickets::Message const& message,
                            std::string const& public_url) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  auto const identity = identity_of_ticket(tx, actor.desk, ticket.id);
  if (!identity) return conflict("mail-identity-missing");
  std::vector<tickets::NewAttachment> files;
  for (auto const& file : tickets::attachments_of(tx, actor.desk, ticket.id)) {
    if (file.message_id == message.id) files.push_back({file.name, file.media_type, file.sha256, file.size});
  }
  auto const delay = std::chrono::seconds{undo_seconds(tx, actor)};
  auto const now = context.clock.now();
  if (delay.count() > 0) tickets::hold_message(tx, actor.desk, message, now + delay);
  auto const& language = contact->language;
  auto const kind = frame_of(message.occasion);
  auto const words = template_of(tx, actor.desk, kind, language);
  MailFacts facts{.number = ticket.number,
                  .subject = bare_subject(ticket.subject, ticket.number),
                  .contact = contact->name,
                  .agent = message.author_name,
                  .desk = identity->display_name,
                  .message = message.body,
                  .signature = message.author_name.empty()
                                   ? ""
                                   : signature_of(tx, actor.desk, *identity, language, message.author_name),
                  .link = portal_link(public_url, ticket.id)};
  auto rendered = render(words, fields_of(kind, facts));
  MailDraft draft{.purpose = Purpose::kReply,
                  .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                  .recipient = contact->email,
                  .recipient_name = contact->name,
                  .subject = std::move(rendered.subject),
                  .body = std::move(rendered.body),
                  .attachments = std::move(files),
                  .message_ref = message.id,
                  .history = quoted_history(said_before(tx, actor.desk, message, now, identity->display_name),
                                            {.language = language, .time_zone = zone_of(tx, actor.desk)}),
                  .state_before = to_text(ticket.state),
                  .delay = delay,
                  .markup = std::move(rendered.markup)};
  auto const id = TRY(queue_mail(tx, context, actor, draft));
  for (auto const& other : participants_of(tx, actor.desk, ticket.id)) {
    if (other.state != ParticipantState::kConfirmed || other.address == ascii_lower(contact->email)) continue;
    draft.recipient = other.address;
    draft.recipient_name = other.name;
    facts.contact = other.name;
    facts.link.clear();  // the portal is the customer's own people's
    rendered = render(words, fields_of(kind, facts));
    draft.body = std::move(rendered.body);
    draft.markup = std::move(rendered.markup);
    TRY(queue_mail(tx, context, actor, draft));
  }
  return id;
}

}  // namespace podpora::notify
