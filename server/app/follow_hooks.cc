#include "app/follow_hooks.h"

#include "app/parts.h"
#include "features/identity/person.h"
#include "features/notify/send_warning.h"
#include "platform/i18n/catalogue.h"

namespace podpora::app {

namespace {

void mail_notice(App::Parts& parts, storage::Transaction& tx, Actor const& by, tickets::Ticket const& ticket,
                 follow::TicketNotice const& notice, Actor const& reader) {
  auto const person = identity::find_person(tx, by.desk, notice.person_id);
  if (!person) return;
  // What was said stays on the ticket, where it is seen who may read it.
  TextArgs const args{{"number", ticket.number},
                      {"subject", ticket.subject},
                      {"name", notice.by_name},
                      {"kind", to_text(notice.kind)},
                      {"link", parts.options.public_url + "/tickets/" + to_text(ticket.id)}};
  // A desk without an address, and people without one, have the notice on their screen.
  [[maybe_unused]] auto const queued =
      notify::send_warning(tx, parts.audit, by,
                           {.ticket_id = ticket.id,
                            .to = person->email,
                            .to_name = person->name,
                            .subject = i18n::text(reader.language, "follow.mail_subject", args),
                            .body = i18n::text(reader.language, "follow.mail", args)});
}

}  // namespace

follow::Context make_follow_context(App::Parts& parts) {
  return {.audit = parts.audit,
          .mail = [&parts](auto& tx, auto const& by, auto const& ticket, auto const& notice, auto const& reader) {
            mail_notice(parts, tx, by, ticket, notice, reader);
          }};
}

}  // namespace podpora::app
