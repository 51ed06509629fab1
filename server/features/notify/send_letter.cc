#include "features/notify/send_letter.h"

#include "features/notify/queue_mail.h"
#include "features/notify/subject_rules.h"
#include "features/notify/template_store.h"

namespace podpora::notify {

Result<OutboxId> send_letter(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             Letter const& letter) {
  auto const ticket = tickets::find_ticket(tx, actor.desk, letter.ticket_id);
  if (!ticket) return not_found("ticket");
  auto const contact = customers::find_contact(tx, actor.desk, letter.contact_id);
  if (!contact) return not_found("contact");
  if (!mail::is_sendable_address(contact->email)) return conflict("no-recipient");
  if (is_off(tx, actor.desk, letter.kind)) return conflict("mail-turned-off");
  auto facts = letter.facts;
  facts.number = ticket->number;
  facts.subject = bare_subject(ticket->subject, ticket->number);
  facts.contact = contact->name;
  facts.agent = actor.name;
  if (auto const identity = identity_of_ticket(tx, actor.desk, ticket->id)) {
    facts.desk = identity->display_name;
    facts.signature = signature_of(tx, actor.desk, *identity, contact->language, actor.name);
  }
  auto words = render(template_of(tx, actor.desk, letter.kind, contact->language), fields_of(letter.kind, facts));
  return queue_mail(tx, context, actor,
                    {.purpose = letter.kind == TemplateKind::kApproval ? Purpose::kReply : Purpose::kNotice,
                     .thread = {.ticket_id = ticket->id, .service_request_id = std::nullopt},
                     .recipient = contact->email,
                     .recipient_name = contact->name,
                     .subject = std::move(words.subject),
                     .body = std::move(words.body),
                     .attachments = {},
                     .markup = std::move(words.markup)});
}

}  // namespace podpora::notify
