#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/intake/filing.h"
#include "features/intake/filing_rules.h"
#include "features/knowledge/suggest.h"
#include "features/notify/senders.h"
#include "features/notify/trust_store.h"
#include "platform/i18n/catalogue.h"
#include "platform/mail/forwarded.h"
#include "platform/mail/mail.h"

namespace podpora::intake {

bool Filing::is_report() const {
  return mail_.automatic == mail::Automatic::kBounce || mail_.automatic == mail::Automatic::kFeedback;
}

/// The agent whose address the mail names as its sender; whether it is theirs is another question.
std::optional<identity::Person> Filing::sending_agent() {
  auto person = identity::find_person_by_email(tx_, actor_.desk, mail_.from.address);
  if (!person || person->kind != identity::PersonKind::kAgent) return std::nullopt;
  return person;
}

/// What an agent passed on is its sender's request. The agent's own words above it are a note.
bool Filing::open_forwarded(tickets::NewMessage message) {
  auto const agent = sending_agent();
  if (!agent || dmarc_ == Dmarc::kFail || is_from_machine(mail_)) return false;
  auto const forwarded = mail::read_forwarded(mail_);
  if (!forwarded) return false;
  auto parts = mail::split_reply(forwarded->text);
  message.body = parts.reply.empty() ? text("intake.no_text") : std::move(parts.reply);
  message.quoted = parts.signature + (parts.signature.empty() || parts.quoted.empty() ? "" : "\n\n") + parts.quoted;
  message.author_name = sender_text(forwarded->from);
  auto const comment = forwarded->comment.empty() ? "" : "\n\n" + forwarded->comment;
  open({.from = forwarded->from,
        .subject = forwarded->subject.empty() ? mail_.subject : forwarded->subject,
        .answerable = dmarc_ == Dmarc::kPass,
        .internal_note = text("intake.forwarded_by", {{"sender", sender_text(mail_.from)}}) + comment},
       std::move(message));
  return true;
}

void Filing::open_own(tickets::NewMessage message) {
  Opening opening{.from = mail_.from, .subject = mail_.subject};
  if (verdict_of(found_.token, dmarc_) == Verdict::kUnverifiedTicket) {
    opening.verified = opening.answerable = false;
    opening.internal_note = text("intake.unverified", {{"sender", sender_text(mail_.from)}});
  } else if (found_.lapsed) {
    auto const old = tickets::find_ticket(tx_, actor_.desk, *found_.lapsed);
    if (old) opening.internal_note = text("intake.lapsed", {{"number", std::to_string(old->number)}});
  }
  open(opening, std::move(message));
}

void Filing::open(Opening const& opening, tickets::NewMessage message) {
  auto const contact = opening.verified ? contact_of(opening.from) : std::nullopt;
  tickets::NewTicket ticket{.subject = opening.subject.empty() ? text("intake.no_subject") : opening.subject,
                            .first = std::move(message)};
  if (contact) {
    ticket.customer_id = contact->customer_id;
    ticket.contact_id = contact->id;
    ticket.first.author_id = contact->id;
    ticket.first.author_name = contact->name;
  }
  auto const opened = tickets::open_ticket(tx_, d_.tickets, actor_, std::move(ticket));
  notify::choose_by_address(tx_, actor_.desk, opened.id, addressed_to(mail_));
  auto const messages = tickets::messages_of(tx_, actor_.desk, opened.id);
  end(Outcome::kTicket, {.ticket_id = opened.id, .service_request_id = std::nullopt}, messages.front().id);
  if (!opening.internal_note.empty()) add_note(opened.id, opening.internal_note);
  if (opening.from == mail_.from) {
    join_people(tx_, d_.tickets.audit, actor_, opened, mail_, {found_.token, dmarc_});
    if (contact && !is_from_machine(mail_)) notify::clear_unreachable(tx_, actor_.desk, contact->email);
  }
  if (contact && opening.answerable) acknowledge(opened, *contact);
}

/// Tells a person that the request is here; tells the agents when the address has had too many of these.
void Filing::acknowledge(tickets::Ticket const& ticket, customers::Contact const& contact) {
  if (!d_.hooks.acknowledge || mail_.automatic != mail::Automatic::kNone) return;
  auto const asked = dmarc_ == Dmarc::kPass ? notify::Asked::kProved : notify::Asked::kClaimed;
  if (notify::may_acknowledge(tx_, actor_.desk, contact.email, asked, now()))
    return d_.hooks.acknowledge(tx_, actor_, ticket, asked);
  add_note(ticket.id, text("intake.not_acknowledged", {{"address", contact.email}}));
}

/// Who wrote, when that is a contact or works for a customer; a new colleague becomes a contact. An agent's address
/// is no contact's: mail never speaks for an agent.
std::optional<customers::Contact> Filing::contact_of(mail::Address const& from) {
  if (auto known = customers::find_contact_by_email(tx_, actor_.desk, from.address)) return known;
  if (is_from_machine(mail_) || !mail::is_sendable_address(from.address)) return std::nullopt;
  auto const customer = customers::find_customer_by_domain(tx_, actor_.desk, domain_of(from.address));
  if (!customer) return std::nullopt;
  auto added = customers::add_contact(tx_, d_.tickets.audit, actor_,
                                      {.customer_id = customer->id,
                                       .name = from.name.empty() ? from.address : from.name,
                                       .email = from.address,
                                       .language = customer->language});
  if (added.has_error()) return std::nullopt;
  knowledge::index_customer(tx_, actor_.desk, customer->id);
  return std::move(added).value();
}

void Filing::add_note(tickets::TicketId ticket, std::string const& body) {
  tickets::add_message(tx_, d_.tickets, actor_, ticket,
                       {.visibility = tickets::Visibility::kInternal,
                        .author_kind = tickets::AuthorKind::kSystem,
                        .author_name = actor_.name,
                        .body = body})
      .value();
}

std::string Filing::text(std::string_view id, TextArgs const& args) {
  auto const desk = identity::find_desk(tx_, actor_.desk);
  return i18n::text(desk ? desk->language : "en", id, args);
}

}  // namespace podpora::intake
