#include "app/claim_hooks.h"

#include "app/parts.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/notify/send_warning.h"
#include "features/tickets/append.h"
#include "platform/i18n/catalogue.h"

#include <set>

namespace podpora::app {

namespace {

TextArgs args_of(App::Parts const& parts, storage::Transaction& tx, DeskId desk, claims::Claim const& claim,
                 claims::Standing standing) {
  auto const customer = customers::find_customer(tx, desk, claim.customer_id);
  auto const is_answer = standing == claims::Standing::kAnswerLate;
  auto const due = is_answer ? claim.due_at : claim.due_at - Duration{1};
  return {{"stage", to_text(standing)},
          {"title", claim.title},
          {"customer", customer ? customer->name : std::string{}},
          {"day", to_rfc3339(due).substr(0, 10)},
          {"link", parts.options.public_url + "/claims/" + to_text(claim.id)}};
}

void note(App::Parts const& parts, storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket,
          std::string body) {
  tickets::append(tx, parts.audit, actor, ticket,
                  {.visibility = tickets::Visibility::kInternal,
                   .author_kind = tickets::AuthorKind::kSystem,
                   .author_name = "Podpora",
                   .body = std::move(body)});
}

/// A mail belongs to a ticket; a claim without one is told of on the page of claims alone.
void remind(App::Parts const& parts, storage::Transaction& tx, Actor const& actor, claims::Claim const& claim,
            claims::Standing standing) {
  auto const ticket = claim.ticket_id ? tickets::find_ticket(tx, actor.desk, *claim.ticket_id) : std::nullopt;
  if (!ticket) return;
  auto const args = args_of(parts, tx, actor.desk, claim, standing);
  auto const own = identity::find_desk(tx, actor.desk).value();
  note(parts, tx, actor, ticket->id, i18n::text(own.language, "claims.reminder", args));
  std::set<PersonId> people;
  if (ticket->assignee_id) people.insert(*ticket->assignee_id);
  if (claim.created_by_id) people.insert(*claim.created_by_id);
  for (auto const id : people) {
    auto const person = identity::find_person(tx, actor.desk, id);
    if (!person) continue;
    // A desk without an address, and people without one, have the note on the ticket.
    [[maybe_unused]] auto const queued =
        notify::send_warning(tx, parts.audit, actor,
                             {.ticket_id = ticket->id,
                              .to = person->email,
                              .to_name = person->name,
                              .subject = i18n::text(person->language, "claims.reminder_subject", args),
                              .body = i18n::text(person->language, "claims.reminder_mail", args)});
  }
}

}  // namespace

claims::Hooks make_claim_hooks(App::Parts& parts) {
  return {.remind = [&parts](auto& tx, auto const& actor, auto const& claim, auto standing) {
    remind(parts, tx, actor, claim, standing);
  }};
}

}  // namespace podpora::app
