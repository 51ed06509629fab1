#include "features/identity/person.h"
#include "features/notify/notices.h"
#include "features/notify/outbox_store.h"
#include "features/notify/queue_mail.h"
#include "features/notify/subject_rules.h"
#include "features/notify/template_store.h"
#include "features/notify/templates.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr auto kDay = std::chrono::hours{24};
constexpr std::int64_t kInvitationsMax = 10;

MailFacts facts_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto const identity = identity_of_ticket(tx, desk, ticket.id);
  return {.number = ticket.number,
          .subject = bare_subject(ticket.subject, ticket.number),
          .desk = identity ? identity->display_name : std::string{}};
}

struct Reader {
  std::string address;
  std::string name;
  std::string language;
};

Result<OutboxId> queue_notice(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              TemplateKind kind, tickets::TicketId ticket, Reader const& reader,
                              MailFacts const& facts) {
  if (is_off(tx, actor.desk, kind)) return conflict("mail-turned-off");
  auto words = render(template_of(tx, actor.desk, kind, reader.language), fields_of(kind, facts));
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kNotice,
                     .thread = {.ticket_id = ticket, .service_request_id = std::nullopt},
                     .recipient = reader.address,
                     .recipient_name = reader.name,
                     .subject = std::move(words.subject),
                     .body = std::move(words.body),
                     .attachments = {},
                     .markup = std::move(words.markup)});
}

/// An answer that leaves with this change, or is about to, says it better.
bool answer_waits(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  auto const mails = mails_of_ticket(tx, desk, ticket);
  return std::ranges::any_of(mails, [](OutboxMail const& mail) {
    return mail.purpose == Purpose::kReply && mail.state == SendState::kQueued && mail.attempts == 0;
  });
}

}  // namespace

Result<OutboxId> send_notice(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::Ticket const& ticket, Notice const& notice) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  if (answer_waits(tx, actor.desk, ticket.id)) return conflict("answer-waits");
  auto facts = facts_of(tx, actor.desk, ticket);
  facts.contact = contact->name;
  facts.agent = actor.name;
  if (auto const identity = identity_of_ticket(tx, actor.desk, ticket.id)) {
    facts.signature = signature_of(tx, actor.desk, *identity, contact->language, actor.name);
  }
  facts.link = portal_link(notice.public_url, ticket.id);
  facts.satisfaction = notice.satisfaction;
  return queue_notice(tx, context, actor, notice.kind, ticket.id, {contact->email, contact->name, contact->language},
                      facts);
}

Result<OutboxId> invite_participant(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                    Participant const& participant) {
  auto const ticket = tickets::find_ticket(tx, actor.desk, participant.ticket_id);
  if (!ticket) return not_found("ticket");
  auto const since = context.clock.now() - kDay;
  if (notices_since(tx, actor.desk, participant.address, since) >= kInvitationsMax) {
    return Error{ErrorCode::kTooMany, "invitations", {}, {}};
  }
  auto const contact = recipient_of(tx, actor.desk, *ticket);
  auto facts = facts_of(tx, actor.desk, *ticket);
  facts.contact = participant.name.empty() ? participant.address : participant.name;
  facts.agent = actor.name;
  return queue_notice(tx, context, actor, TemplateKind::kParticipantAdded, ticket->id,
                      {participant.address, participant.name, contact ? contact->language : "en"}, facts);
}

Rendered review_words(storage::Transaction& tx, DeskId desk, ReviewFacts const& facts) {
  auto const identity = find_identity(tx, desk);
  MailFacts const known{.subject = facts.title,
                        .contact = facts.contact,
                        .desk = identity ? identity->display_name : std::string{},
                        .period = facts.days};
  return render(template_of(tx, desk, TemplateKind::kReview, facts.language), fields_of(TemplateKind::kReview, known));
}

Result<OutboxId> send_review(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::Ticket const& ticket, Rendered const& words, tickets::NewAttachment const& file) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  // A reply and no notice: that the letter's ticket is resolved at once is then not told in a second mail.
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kReply,
                     .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                     .recipient = contact->email,
                     .recipient_name = contact->name,
                     .subject = words.subject,
                     .body = words.body,
                     .attachments = {file},
                     .markup = words.markup});
}

Result<OutboxId> tell_author(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                             OutboxMail const& mail, std::string const& detail) {
  if (mail.purpose != Purpose::kReply || !mail.message_ref) return conflict("nobody-wrote-it");
  auto const message = tickets::find_message(tx, desk, *mail.message_ref);
  auto const ticket = tickets::find_ticket(tx, desk, mail.ticket_id);
  auto const author =
      message && message->author_id ? identity::find_person(tx, desk, *message->author_id) : std::nullopt;
  if (!ticket || !author || author->kind != identity::PersonKind::kAgent) return conflict("nobody-wrote-it");
  auto facts = facts_of(tx, desk, *ticket);
  facts.agent = author->name;
  facts.recipient = mail.recipient;
  facts.detail = detail;
  return queue_notice(tx, context, system_actor(desk), TemplateKind::kUndeliverable, ticket->id,
                      {author->email, author->name, author->language}, facts);
}

}  // namespace podpora::notify
