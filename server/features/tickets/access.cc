#include "features/tickets/access.h"

#include "features/delivery/member.h"
#include "features/identity/permission.h"
#include "features/identity/person.h"
#include "features/tickets/access_store.h"
#include "features/tickets/contact_access.h"
#include "features/tickets/handed.h"

namespace podpora::tickets {

namespace {

void name(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TicketId ticket,
          PersonId person) {
  insert_named_person(tx, actor.desk, ticket, {.id = person, .added_by = actor.name, .added_at = context.clock.now()});
}

void record(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string_view kind,
            TicketId ticket, PersonId person) {
  audit::record(tx, context, actor,
                {.kind = kind, .subject = to_text(ticket), .payload = R"({"person":")" + to_text(person) + "\"}"});
}

}  // namespace

bool is_restricted(Ticket const& ticket) {
  return ticket.nature == Nature::kVulnerability;
}

std::vector<NamedPerson> named_people(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  std::vector<NamedPerson> people;
  for (auto const& row : access_rows(tx, desk, ticket)) {
    auto const person = identity::find_person(tx, desk, row.person_id);
    people.push_back({row.person_id, person ? person->name : "", row.added_by, row.added_at});
  }
  return people;
}

bool may_see(storage::Transaction& tx, Actor const& actor, Ticket const& ticket) {
  if (actor.kind == Actor::Kind::kSystem) return true;
  if (actor.is_contact()) {
    if (actor.person && ticket.contact_id == actor.person) return true;
    return !is_restricted(ticket) && !(actor.person && sees_own_only(tx, actor.desk, *actor.person));
  }
  if (actor.person && !actor.may(Permission::kTicketAll)) {
    if (!is_handed(tx, actor.desk, ticket.id, delivery::company_of(tx, actor.desk, *actor.person))) return false;
  }
  if (!is_restricted(ticket)) return true;
  if (!actor.person) return false;
  return actor.may(Permission::kVulnerabilityRead) || ticket.assignee_id == actor.person ||
         is_named(tx, actor.desk, ticket.id, *actor.person);
}

Result<Ticket> find_visible(storage::Transaction& tx, Actor const& actor, TicketId ticket) {
  auto found = find_ticket(tx, actor.desk, ticket);
  if (!found || !may_see(tx, actor, *found)) return not_found("ticket");
  return std::move(*found);
}

void restrict_to_named(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                       Ticket const& ticket) {
  if (actor.kind == Actor::Kind::kAgent && actor.person) name(tx, context, actor, ticket.id, *actor.person);
  auto const messages = messages_of(tx, actor.desk, ticket.id);
  if (!messages.empty() && messages.front().author_kind == AuthorKind::kAgent && messages.front().author_id) {
    name(tx, context, actor, ticket.id, *messages.front().author_id);
  }
  audit::record(tx, context, actor, {.kind = "ticket.restricted", .subject = to_text(ticket.id)});
}

Result<void> add_named_person(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              TicketId ticket, PersonId person) {
  auto const found = TRY(find_visible(tx, actor, ticket));
  if (!is_restricted(found)) return conflict("ticket-not-restricted");
  auto const agent = identity::find_person(tx, actor.desk, person);
  if (!agent || agent->kind != identity::PersonKind::kAgent) return invalid("/person_id", "unknown-reference");
  if (is_named(tx, actor.desk, ticket, person)) return {};
  name(tx, context, actor, ticket, person);
  record(tx, context, actor, "ticket.access_added", ticket, person);
  return {};
}

Result<void> remove_named_person(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 TicketId ticket, PersonId person) {
  TRY(find_visible(tx, actor, ticket));
  if (!delete_named_person(tx, actor.desk, ticket, person)) return not_found("person");
  record(tx, context, actor, "ticket.access_removed", ticket, person);
  return {};
}

}  // namespace podpora::tickets
