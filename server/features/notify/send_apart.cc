#include "features/notify/send_apart.h"

#include "features/notify/queue_mail.h"

namespace podpora::notify {

namespace {

/// The ticket that carries the mail. It came by mail and not by the portal, so that nobody acknowledges it.
tickets::Ticket open(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                     Apart const& apart) {
  return tickets::open_ticket(
      tx, context, actor,
      {.subject = apart.mail.subject,
       .channel = tickets::Channel::kMail,
       .kind = apart.kind,
       .nature = Nature::kAdvisory,
       .severity = Severity::kC,
       .customer_id = apart.customer_id,
       .contact_id = apart.contact_id,
       .first = {.visibility = tickets::Visibility::kCustomer,
                 .author_kind = actor.person ? tickets::AuthorKind::kAgent : tickets::AuthorKind::kSystem,
                 .author_id = actor.person,
                 .author_name = actor.name,
                 .body = apart.on_record.empty() ? apart.mail.body : apart.on_record,
                 .attachments = apart.attachments}});
}

}  // namespace

Result<SentApart> send_apart(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                             Apart const& apart) {
  if (!mail::is_sendable_address(apart.to)) return conflict("no-recipient");
  auto const ticket = open(tx, context, actor, apart);
  auto const mail_id = TRY(queue_mail(tx, context.audit, actor,
                                      {.purpose = Purpose::kReply,
                                       .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                                       .recipient = apart.to,
                                       .recipient_name = apart.to_name,
                                       .subject = apart.mail.subject,
                                       .body = apart.mail.body,
                                       .attachments = apart.attachments,
                                       .markup = apart.mail.markup}));
  TRY(tickets::set_state(tx, context, actor, ticket.id, tickets::State::kResolved));
  return SentApart{mail_id, ticket.id};
}

}  // namespace podpora::notify
