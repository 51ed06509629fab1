#include "features/notify/reply_draft.h"

#include "features/identity/desk.h"
#include "features/notify/history_rules.h"
#include "features/notify/outgoing_rules.h"
#include "features/notify/subject_rules.h"
#include "features/tickets/hold.h"

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

Result<ReplyDraft> draft_reply(storage::Transaction& tx, Actor const& actor, Time now, tickets::Ticket const& ticket,
                               tickets::Message const& message, std::string const& public_url) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  auto const identity = identity_of_ticket(tx, actor.desk, ticket.id);
  if (!identity) return conflict("mail-identity-missing");
  auto const& language = contact->language;
  auto const& author = message.author_name;
  auto const kind = frame_of(message.occasion);
  ReplyDraft draft{
      .mail = {.purpose = Purpose::kReply,
               .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
               .recipient = {},
               .recipient_name = {},
               .subject = {},
               .body = {},
               .attachments = {},
               .history = quoted_history(said_before(tx, actor.desk, message, now, identity->display_name),
                                         {.language = language, .time_zone = zone_of(tx, actor.desk)}),
               .state_before = to_text(ticket.state)},
      .sender = *identity,
      .kind = kind,
      .words = template_of(tx, actor.desk, kind, language),
      .facts = {.number = ticket.number,
                .subject = bare_subject(ticket.subject, ticket.number),
                .agent = author,
                .desk = identity->display_name,
                .message = message.body,
                .signature = author.empty() ? "" : signature_of(tx, actor.desk, *identity, language, author),
                .link = portal_link(public_url, ticket.id)}};
  address_to(draft, contact->email, contact->name);
  return draft;
}

void address_to(ReplyDraft& draft, std::string const& address, std::string const& name) {
  draft.mail.recipient = address;
  draft.mail.recipient_name = name;
  draft.facts.contact = name;
  auto words = render(draft.words, fields_of(draft.kind, draft.facts));
  draft.mail.subject = std::move(words.subject);
  draft.mail.body = std::move(words.body);
  draft.mail.markup = std::move(words.markup);
}

Result<ReplyPreview> preview_reply(storage::Transaction& tx, blobs::Store& blobs, Actor const& actor, Time now,
                                   tickets::Message const& message, std::vector<tickets::Upload> const& files,
                                   std::string const& public_url) {
  auto const ticket = tickets::find_ticket(tx, actor.desk, message.ticket_id);
  if (!ticket) return not_found("ticket");
  auto const draft = TRY(draft_reply(tx, actor, now, *ticket, message, public_url));
  std::vector<mail::Attachment> attached;
  for (auto const& file : files) {
    attached.push_back(
        {file.name, file.media_type, "", false, blobs.get(tx, actor.desk, file.sha256).value_or(std::string{})});
  }
  auto mail = outgoing({.purpose = Purpose::kReply,
                        .message_id = "preview",
                        .body = draft.mail.body,
                        .history = draft.mail.history,
                        .markup = draft.mail.markup},
                       std::move(attached));
  std::erase_if(mail.attachments, [](auto const& file) { return !file.is_inline; });
  return ReplyPreview{.from = draft.sender.display_name + " <" + draft.sender.address + ">",
                      .subject = draft.mail.subject,
                      .html = std::move(mail.html),
                      .images = std::move(mail.attachments)};
}

}  // namespace podpora::notify
