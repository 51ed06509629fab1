#pragma once

#include "features/customers/add_customer.h"
#include "features/intake/intake.h"
#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"

#include "testing/database.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace podpora::intake {

/// A desk with a customer and its contact, into which mails are filed.
class IntakeTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }
  template <class F>
  auto read(F f) {
    return db().read(storage::Scope::of(desk), f);
  }

  IntakeTest() : blobs(blobs::make_store(std::filesystem::temp_directory_path())) {
    write([&](auto& tx) {
      notify::set_identity(tx, context(), actor, "podpora@hvezda.example", "Podpora Hvězda").value();
      lipa = customers::add_customer(tx, context(), actor,
                                     {.name = "Lípa", .domain = "lipa.example", .language = "cs", .country = "CZ"})
                 .value();
      jana = customers::add_contact(
                 tx, context(), actor,
                 {.customer_id = lipa.id, .name = "Jana", .email = "jana@lipa.example", .language = "cs"})
                 .value();
    });
    hooks.acknowledge = [this](auto& tx, auto& by, auto& ticket, auto asked) {
      notify::send_acknowledgement(tx, context(), by, ticket, {.lines = {"hours"}, .asked = asked}).value();
    };
  }

  audit::Context context() { return {clock, ids, *random}; }
  Context intake() { return {db(), *blobs, {context(), ticket_hooks}, hooks, *reader}; }

  MailRow file(std::string const& raw) {
    auto const stored = store_mail(intake(), desk, raw);
    return file_mail(intake(), desk, stored.row.id);
  }
  std::string mail(std::string const& from, std::string const& more = "", std::string const& body = "Pomoc") {
    return "From: " + from + "\r\nTo: podpora@hvezda.example\r\nSubject: Stojí\r\nMessage-ID: <m" +
           std::to_string(++count) + "@x.example>\r\n" + more + "\r\n" + body + "\r\n";
  }
  tickets::Ticket ticket(MailRow const& row) {
    return read([&](auto& tx) { return tickets::find_ticket(tx, desk, row.ticket_id.value()).value(); });
  }
  std::vector<tickets::Message> messages(MailRow const& row) {
    return read([&](auto& tx) { return tickets::messages_of(tx, desk, row.ticket_id.value()); });
  }
  std::size_t acknowledgements(MailRow const& row) {
    return read([&](auto& tx) { return notify::mails_of_ticket(tx, desk, row.ticket_id.value()).size(); });
  }
  /// An agent answers the ticket; the mail that the contact gets.
  notify::OutboxMail answer(MailRow const& row) {
    return write([&](auto& tx) {
      auto const message = tickets::add_message(
          tx, {context(), ticket_hooks}, actor, row.ticket_id.value(),
          {.author_kind = tickets::AuthorKind::kAgent, .author_name = "Anna", .body = "Zkuste to"});
      auto const of = tickets::find_ticket(tx, desk, row.ticket_id.value()).value();
      auto const id = notify::send_reply(tx, context(), actor, of, message.value()).value();
      return notify::find_mail(tx, desk, id).value();
    });
  }

  Actor const actor = system_actor(desk);
  std::unique_ptr<blobs::Store> blobs;
  std::unique_ptr<mail::Reader> reader = mail::make_reader_here();
  tickets::Hooks ticket_hooks;
  Hooks hooks;
  customers::Customer lipa;
  customers::Contact jana;
  int count{0};
};

}  // namespace podpora::intake
