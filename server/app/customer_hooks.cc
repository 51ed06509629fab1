#include "app/customer_hooks.h"

#include "app/parts.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/notify/notices.h"
#include "features/notify/send_letter.h"
#include "features/notify/send_warning.h"
#include "features/notify/template_rules.h"
#include "features/portal/enter_http.h"
#include "features/satisfaction/page_http.h"
#include "features/tickets/append.h"
#include "features/tickets/ticket_rules.h"
#include "platform/i18n/catalogue.h"

namespace podpora::app {

namespace {

/// The question as a mail says it.
std::string question_text(App::Parts const& parts, std::string_view language, std::string const& token) {
  return i18n::text(language, "satisfaction.mail",
                    {{"link", parts.options.public_url + satisfaction::page_path(token)}});
}

std::string language_of(storage::Transaction& tx, DeskId desk, PersonId contact) {
  auto const found = customers::find_contact(tx, desk, contact);
  return found ? found->language : identity::find_desk(tx, desk).value().language;
}

void mail_question(App::Parts const& parts, storage::Transaction& tx, Actor const& actor,
                   satisfaction::Question const& question, std::string const& token) {
  auto const language = language_of(tx, actor.desk, question.contact_id);
  // Where mail does not go, or the desk wants no mail of its own for it, the portal asks.
  [[maybe_unused]] auto const queued = notify::send_letter(
      tx, parts.audit, actor,
      {.kind = notify::TemplateKind::kSatisfaction,
       .ticket_id = question.ticket_id,
       .contact_id = question.contact_id,
       .facts = {.link = parts.options.public_url + "/portal/requests/" + to_text(question.ticket_id),
                 .satisfaction = question_text(parts, language, token)}});
}

void tell_of_bad(App::Parts const& parts, storage::Transaction& tx, Actor const& actor,
                 satisfaction::Question const& question) {
  auto const ticket = tickets::find_ticket(tx, actor.desk, question.ticket_id).value();
  auto const own = identity::find_desk(tx, actor.desk).value().language;
  auto body = i18n::text(own, "satisfaction.bad_note", {{"name", actor.name}});
  if (!question.comment.empty()) body += "\n\n" + question.comment;
  tickets::append(tx, parts.audit, system_actor(actor.desk), ticket.id,
                  {.visibility = tickets::Visibility::kInternal,
                   .author_kind = tickets::AuthorKind::kSystem,
                   .author_name = "Podpora",
                   .body = body});
  auto const who = ticket.assignee_id ? ticket.assignee_id : question.assignee_id;
  auto const agent = who ? identity::find_person(tx, actor.desk, *who) : std::nullopt;
  if (!agent) return;
  TextArgs const args{{"number", ticket.number},
                      {"subject", ticket.subject},
                      {"name", actor.name},
                      {"comment", question.comment},
                      {"link", parts.options.public_url + "/tickets/" + to_text(ticket.id)}};
  // A desk without an address, and people without one, have the note on the request.
  [[maybe_unused]] auto const queued =
      notify::send_warning(tx, parts.audit, system_actor(actor.desk),
                           {.ticket_id = ticket.id,
                            .to = agent->email,
                            .to_name = agent->name,
                            .subject = i18n::text(agent->language, "satisfaction.bad_mail.subject", args),
                            .body = i18n::text(agent->language, "satisfaction.bad_mail.body", args)});
}

bool has_place_for_question(storage::Transaction& tx, DeskId desk, std::string const& language) {
  auto const words = notify::template_of(tx, desk, notify::TemplateKind::kResolved, language);
  return notify::names_field(words.body, "satisfaction");
}

}  // namespace

satisfaction::Hooks make_satisfaction_hooks(App::Parts& parts) {
  return {
      .asked = [&parts](auto& tx, auto const& actor, auto const& question,
                        auto const& token) { mail_question(parts, tx, actor, question, token); },
      .bad = [&parts](auto& tx, auto const& actor, auto const& question) { tell_of_bad(parts, tx, actor, question); }};
}

portal::MailLink make_link_mail(App::Parts& parts) {
  return [&parts](auto& tx, auto const& contact, auto const& token, Time) {
    auto const person = identity::find_person(tx, contact.desk, contact.person.value());
    if (!person) return;
    auto const desk = identity::find_desk(tx, contact.desk).value();
    TextArgs const args{{"desk", desk.name},
                        {"minutes", std::chrono::duration_cast<std::chrono::minutes>(portal::kLinkLife).count()},
                        {"link", parts.options.public_url + portal::enter_path(token)}};
    // A desk without an address sends no links; its contacts have passwords.
    [[maybe_unused]] auto const queued =
        notify::send_warning(tx, parts.audit, system_actor(contact.desk),
                             {.ticket_id = {},
                              .to = person->email,
                              .to_name = person->name,
                              .subject = i18n::text(person->language, "portal.enter.mail.subject", args),
                              .body = i18n::text(person->language, "portal.enter.mail.body", args)});
  };
}

void tell_of_state(App::Parts const& parts, storage::Transaction& tx, Actor const& actor, tickets::Ticket const& before,
                   tickets::Ticket const& after, std::optional<satisfaction::Asked> const& asked) {
  if (actor.kind != Actor::Kind::kAgent) return;
  auto const was_open = tickets::is_open(before.state);
  bool const resolved = was_open && after.state == tickets::State::kResolved;
  bool const reopened = !was_open && tickets::is_open(after.state);
  if (!resolved && !reopened) return;
  auto const kind = resolved ? notify::TemplateKind::kResolved : notify::TemplateKind::kReopened;
  auto const language = asked ? language_of(tx, actor.desk, asked->question.contact_id) : std::string{};
  bool const goes_along = asked && has_place_for_question(tx, actor.desk, language);
  // A contact without an address is no mistake of whoever resolves, and a desk may not want such mails.
  auto const queued =
      notify::send_notice(tx, parts.audit, actor, after,
                          {.kind = kind,
                           .public_url = parts.options.public_url,
                           .satisfaction = goes_along ? question_text(parts, language, asked->token) : std::string{}});
  if (asked && (!goes_along || queued.has_error())) mail_question(parts, tx, actor, asked->question, asked->token);
}

}  // namespace podpora::app
