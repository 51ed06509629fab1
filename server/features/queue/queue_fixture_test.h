#pragma once

#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/identity/permission.h"
#include "features/identity/person.h"
#include "features/knowledge/suggest.h"
#include "features/queue/page.h"
#include "features/queue/read_search.h"
#include "features/tickets/access.h"
#include "features/tickets/change.h"
#include "testing/database.h"

#include <string>
#include <vector>

namespace podpora::queue {

using Subjects = std::vector<std::string>;

/// A desk in Prague with two agents, whose tickets and customers are in the index.
class QueueTest : public testing::StoreTest {
 protected:
  QueueTest() {
    hooks.opened = [](auto& tx, auto const& actor, auto const& ticket, auto const&) {
      knowledge::index_ticket(tx, actor.desk, ticket);
    };
    hooks.changed = [](auto& tx, auto const& actor, auto const&, auto const& after) {
      knowledge::index_ticket(tx, actor.desk, after);
    };
    db().write(storage::Scope::all_desks(), [&](auto& tx) {
      desk = identity::add_desk(tx, audit(),
                                {.slug = "ours", .name = "Ours", .time_zone = "Europe/Prague", .language = "cs"})
                 .value()
                 .id;
    });
    anna = person("Anna Nováková", "anna@ours.example");
    otto = person("Otto Černý", "otto@ours.example");
  }

  audit::Context audit() { return {clock, ids, *random}; }
  tickets::Context context() { return {audit(), hooks}; }
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }
  PersonId person(std::string name, std::string email) {
    return write([&](auto& tx) {
      return identity::add_person(tx, audit(), system_actor(desk), {.name = name, .email = email, .language = "cs"},
                                  {identity::Role::kHelpdeskAgent})
          .value()
          .id;
    });
  }
  customers::CustomerId customer(std::string name) {
    return write([&](auto& tx) {
      auto const id =
          customers::add_customer(tx, audit(), system_actor(desk), {.name = name, .language = "cs"}).value().id;
      knowledge::index_customer(tx, desk, id);
      return id;
    });
  }
  tickets::Ticket open(tickets::NewTicket ticket) {
    clock.advance(std::chrono::seconds{1});
    if (ticket.first.body.empty()) ticket.first.body = "x";
    return write([&](auto& tx) { return tickets::open_ticket(tx, context(), system_actor(desk), std::move(ticket)); });
  }
  tickets::Ticket open(std::string const& subject, std::string const& body = "x") {
    return open({.subject = subject, .first = {.author_kind = tickets::AuthorKind::kContact, .body = body}});
  }
  void resolve(tickets::TicketId id) {
    write(
        [&](auto& tx) { return tickets::set_state(tx, context(), system_actor(desk), id, tickets::State::kResolved); });
  }
  void note(tickets::TicketId id, std::string body) {
    clock.advance(std::chrono::seconds{1});
    write([&](auto& tx) {
      return tickets::add_message(tx, context(), system_actor(desk), id,
                                  {.visibility = tickets::Visibility::kInternal,
                                   .author_kind = tickets::AuthorKind::kAgent,
                                   .body = std::move(body)});
    });
  }
  Actor actor() {
    Actor agent{.desk = desk, .person = anna, .kind = Actor::Kind::kAgent, .name = "Anna"};
    agent.permissions.set(static_cast<std::size_t>(Permission::kTicketAll));
    return agent;
  }

  Result<Search> read(storage::Transaction& tx, std::string const& text, Actor const& who) {
    return read_search(tx, {who, rulebooks, clock.now(), "query/q"}, text);
  }
  Subjects found(std::string const& text, std::optional<Actor> as = std::nullopt) {
    auto const who = as.value_or(actor());
    return db().read(storage::Scope::of(who.desk), [&](auto& tx) {
      Subjects out;
      auto const page = page_of(tx, who.desk, read(tx, text, who).value().filter, std::nullopt).value();
      for (auto const& row : page.rows) out.push_back(row.subject);
      return out;
    });
  }
  FieldError error_of(std::string const& text) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return read(tx, text, actor()).error().fields.at(0); });
  }

  tickets::Hooks hooks;
  rulebook::Rulebooks rulebooks;
  PersonId anna;
  PersonId otto;
};

}  // namespace podpora::queue
