#include "app/hooks.h"

#include "app/calendar_uses.h"
#include "app/follow_hooks.h"
#include "app/parts.h"
#include "app/customer_hooks.h"
#include "features/calendars/ics_holidays.h"
#include "features/calendars/wire.h"
#include "features/calendars/zone.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/knowledge/suggest.h"
#include "features/notify/confirm_acceptance.h"
#include "features/notify/notices.h"
#include "features/notify/notify.h"
#include "features/notify/send_invitation.h"
#include "features/notify/send_warning.h"
#include "features/offers/acknowledgement.h"
#include "features/offers/agreement_store.h"
#include "features/queue/snooze.h"
#include "features/tickets/append.h"
#include "features/tickets/ticket_rules.h"
#include "platform/http/guarded_fetch.h"
#include "platform/i18n/catalogue.h"

namespace podpora::app {

namespace {

std::string language_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto const contact = ticket.contact_id ? customers::find_contact(tx, desk, *ticket.contact_id) : std::nullopt;
  return contact ? contact->language : identity::find_desk(tx, desk).value().language;
}

}  // namespace

std::vector<std::string> promises_for(App::Parts const& parts, storage::Transaction& tx, DeskId desk,
                                      tickets::Ticket const& ticket) {
  if (!ticket.agreement_id) return {};
  auto const agreement = offers::find_agreement(tx, desk, offers::AgreementId{*ticket.agreement_id});
  if (!agreement) return {};
  auto const slug = identity::find_desk(tx, desk).value().slug;
  return offers::acknowledgement_lines({.language = language_of(tx, desk, ticket),
                                        .offer = agreement->offer,
                                        .severity = ticket.severity,
                                        .kind = ticket.kind,
                                        .service = ticket.service,
                                        .opened_at = ticket.opened_at,
                                        .page_url = parts.options.public_url + "/" + slug + "/support"});
}

namespace {

/// A reply that cannot be mailed is said so on the ticket: nobody should believe that the customer has it.
void note_unmailed(App::Parts const& parts, storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                   Error const& error) {
  auto const language = identity::find_desk(tx, actor.desk).value().language;
  tickets::append(tx, parts.audit, actor, ticket.id,
                  {.visibility = tickets::Visibility::kInternal,
                   .author_kind = tickets::AuthorKind::kSystem,
                   .author_name = "Podpora",
                   .body = i18n::text(language, "tickets.reply-not-mailed",
                                      {{"reason", i18n::text(language, "problem." + error.code, error.args)}})});
}

bool goes_to_customer(tickets::Message const& message) {
  return message.author_kind == tickets::AuthorKind::kAgent && message.visibility == tickets::Visibility::kCustomer;
}

/// Tells the contact that the request arrived, with the hours and targets of the agreement in force. Nothing happens
/// where mail cannot go: the desk has no address, the contact has none, or had its share of such mails.
void acknowledge(App::Parts& parts, storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                 notify::Asked asked) {
  // A desk without an address and a contact without one are no mistakes of whoever opened the ticket.
  [[maybe_unused]] auto const queued = notify::send_acknowledgement(
      tx, parts.audit, actor, ticket,
      {.lines = promises_for(parts, tx, actor.desk, ticket), .asked = asked, .public_url = parts.options.public_url});
}

}  // namespace

tickets::Hooks make_ticket_hooks(App::Parts& parts) {
  tickets::Hooks hooks;
  hooks.opened = [&parts](auto& tx, auto const& actor, auto const& ticket, auto const& message) {
    parts.clocks.on_opened(tx, actor, ticket, message);
    diagnosis::start_runbook(tx, parts.diagnosis, actor, ticket);
    knowledge::index_ticket(tx, actor.desk, ticket);
    // Intake decides by itself which mails may be answered by a machine.
    if (ticket.channel != tickets::Channel::kMail) acknowledge(parts, tx, actor, ticket, notify::Asked::kProved);
  };
  hooks.message_added = [&parts](auto& tx, auto const& actor, auto const& ticket, auto const& message) {
    parts.clocks.on_message(tx, actor, ticket, message);
    queue::wake_on_message(tx, parts.audit, actor, ticket, message);
    follow::on_message(tx, make_follow_context(parts), actor, ticket, message);
    if (!goes_to_customer(message)) return;
    auto const queued = notify::send_reply(tx, parts.audit, actor, ticket, message, parts.options.public_url);
    if (queued.has_error()) note_unmailed(parts, tx, actor, ticket, queued.error());
  };
  hooks.changed = [&parts](auto& tx, auto const& actor, auto const& before, auto const& after) {
    parts.clocks.on_changed(tx, actor, before, after);
    tell_of_state(parts, tx, actor, before, after,
                  satisfaction::on_changed(tx, parts.satisfaction, actor, before, after));
    follow::on_changed(tx, make_follow_context(parts), actor, before, after);
    queue::forget_on_change(tx, actor, after);
    // Another service, kind or topic has another runbook; what was found under the earlier one stays on record.
    diagnosis::start_runbook(tx, parts.diagnosis, actor, after);
    // Every message passes here, too, after it was written.
    knowledge::index_ticket(tx, actor.desk, after);
  };
  return hooks;
}

calendars::Context make_calendars(App::Parts& parts) {
  http::FetchLimits const limits{.bytes_max = calendars::kIcsMax};
  return {
      .audit = parts.audit,
      .blobs = *parts.blobs,
      .fetch = [limits](std::string const& url) { return http::fetch_bytes(url, limits); },
      .changed = [&parts](auto& tx, auto const& actor, auto id) { parts.clocks.on_calendar_changed(tx, actor, id); },
      .uses = calendar_uses};
}

std::function<void(storage::Transaction&, DeskId, offers::Agreement const&)> make_acceptance_mail(App::Parts& parts) {
  return [&parts](auto& tx, DeskId desk, auto const& agreement) {
    // The acceptance stands without its mail; who accepted reads it in the portal or on the page of the link.
    [[maybe_unused]] auto const queued =
        notify::confirm_acceptance(tx, parts.tickets, agreement, desk, {parts.options.public_url});
  };
}

std::function<bool(storage::Transaction&, Actor const&, identity::Invitation const&, std::string const&)>
make_invitation_mail(App::Parts& parts) {
  return [&parts](auto& tx, auto const& actor, auto const& invitation, auto const& url) {
    return notify::send_invitation(tx, parts.audit, actor, invitation, url).has_value();
  };
}

clocks::MailWarning make_warning_mail(App::Parts& parts) {
  return [&parts](auto& tx, auto const& desk, auto const& ticket, auto const& notice, auto const& reader) {
    auto const person = identity::find_person(tx, desk.desk, notice.person_id);
    if (!person) return;
    auto const own = identity::find_desk(tx, desk.desk).value();
    auto const zone = calendars::zone_span_at(own.time_zone, notice.due_at).offset;
    auto const local = notice.due_at + zone;
    auto const day = std::chrono::floor<std::chrono::days>(local);
    auto const minute = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
    TextArgs const args{
        {"number", ticket.number},
        {"subject", ticket.subject},
        {"kind", to_text(notice.kind)},
        {"percent", notice.percent},
        {"due", calendars::to_date_text(day) + " " + calendars::to_clock_text(static_cast<int>(minute))},
        {"link", parts.options.public_url + "/tickets/" + to_text(ticket.id)}};
    // A desk without an address, and people without one, have the notice on their screen.
    [[maybe_unused]] auto const queued =
        notify::send_warning(tx, parts.audit, desk,
                             {.ticket_id = ticket.id,
                              .to = person->email,
                              .to_name = person->name,
                              .subject = i18n::text(reader.language, "clocks.warning_subject", args),
                              .body = i18n::text(reader.language, "clocks.warning", args)});
  };
}

intake::Hooks make_intake_hooks(App::Parts& parts) {
  return {.upstream_answer = intake::answers_through(parts.escalation),
          .acknowledge = [&parts](auto& tx, auto const& actor, auto const& ticket, auto asked) {
            acknowledge(parts, tx, actor, ticket, asked);
          }};
}

}  // namespace podpora::app
