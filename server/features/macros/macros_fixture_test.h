#pragma once

#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/identity/permission.h"
#include "features/identity/person.h"
#include "features/tickets/change.h"
#include "testing/database.h"

#include <initializer_list>

namespace podpora::macros {

/// A desk in Prague with two agents, and a bakery whose Jana reads Czech.
class MacrosTest : public testing::StoreTest {
 protected:
  audit::Context audit() { return {clock, ids, *random}; }
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }

  MacrosTest() {
    db().write(storage::Scope::all_desks(), [&](auto& tx) {
      desk = identity::add_desk(tx, audit(),
                                {.slug = "ours", .name = "Ours", .time_zone = "Europe/Prague", .language = "en"})
                 .value()
                 .id;
    });
    anna = person("Anna Nováková", "anna@ours.example");
    otto = person("Otto Černý", "otto@ours.example");
    bakery = write([&](auto& tx) {
      return customers::add_customer(tx, audit(), system_actor(desk), {.name = "Pekárna Klas", .language = "cs"})
          .value()
          .id;
    });
    jana = write([&](auto& tx) {
      return identity::add_person(tx, audit(), system_actor(desk),
                                  {.kind = identity::PersonKind::kContact,
                                   .customer_id = bakery.value,
                                   .name = "Jana",
                                   .email = "jana@klas.example",
                                   .language = "cs"},
                                  {identity::Role::kContact})
          .value()
          .id;
    });
  }

  PersonId person(std::string name, std::string email) {
    return write([&](auto& tx) {
      return identity::add_person(tx, audit(), system_actor(desk), {.name = name, .email = email, .language = "en"},
                                  {identity::Role::kHelpdeskAgent})
          .value()
          .id;
    });
  }
  Actor agent(PersonId person, std::initializer_list<Permission> more = {Permission::kKnowledgeWrite}) {
    Actor actor{.desk = desk, .person = person, .kind = Actor::Kind::kAgent, .name = "Anna Nováková"};
    actor.permissions.set(static_cast<std::size_t>(Permission::kTicketAll));
    for (auto const permission : more) actor.permissions.set(static_cast<std::size_t>(permission));
    return actor;
  }
  Actor mallory() {
    auto actor = agent(anna);
    actor.desk = other_desk;
    return actor;
  }
  tickets::Ticket open(std::string const& subject, std::optional<PersonId> contact) {
    return write([&](auto& tx) {
      return tickets::open_ticket(tx, {audit(), hooks}, system_actor(desk),
                                  {.subject = subject,
                                   .customer_id = contact ? std::optional{bakery} : std::nullopt,
                                   .contact_id = contact,
                                   .first = {.author_kind = tickets::AuthorKind::kContact, .body = "x"}});
    });
  }

  tickets::Hooks hooks;
  PersonId anna;
  PersonId otto;
  PersonId jana;
  customers::CustomerId bakery;
};

}  // namespace podpora::macros
