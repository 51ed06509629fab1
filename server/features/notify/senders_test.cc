#include "features/notify/senders.h"

#include "features/customers/add_customer.h"
#include "features/notify/desk_address_store.h"
#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"
#include "features/notify/sender_store.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::notify {
namespace {

class SendersTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }

  SendersTest() {
    write([&](auto& tx) {
      set_identity(tx, context(), actor, "podpora@hvezda.example", "Podpora Hvězda").value();
      cloud = add_sender(tx, context(), actor,
                         {.name = "Cloud brand",
                          .address = "Help@cloud.example",
                          .display_name = "Cloud Help",
                          .reply_domain = "in.hvezda.example",
                          .signatures = {{"en", "{agent} of {desk}"}}})
                  .value();
      auto const lipa = customers::add_customer(
          tx, context(), actor, {.name = "Lípa", .domain = "lipa.example", .language = "en", .country = "CZ"});
      auto const jana = customers::add_contact(
          tx, context(), actor,
          {.customer_id = lipa.value().id, .name = "Jana", .email = "jana@lipa.example", .language = "en"});
      ticket = tickets::open_ticket(tx, {context(), hooks}, actor,
                                    {.subject = "Mail",
                                     .customer_id = lipa.value().id,
                                     .contact_id = jana.value().id,
                                     .first = {.author_kind = tickets::AuthorKind::kContact, .body = "Help"}});
    });
  }

  audit::Context context() { return {clock, ids, *random}; }
  OutboxMail reply() {
    return write([&](auto& tx) {
      auto const message = tickets::add_message(
          tx, {context(), hooks}, actor, ticket.id,
          {.author_kind = tickets::AuthorKind::kAgent, .author_name = "Anna", .body = "Try again."});
      return find_mail(tx, desk, send_reply(tx, context(), actor, ticket, message.value()).value()).value();
    });
  }

  Actor actor{system_actor(desk)};
  tickets::Hooks hooks;
  Sender cloud;
  tickets::Ticket ticket;
};
PODPORA_BOTH_DATABASES(SendersTest);

TEST_P(SendersTest, TheAddressThatWasWrittenToAnswers) {
  EXPECT_EQ(reply().sender, "podpora@hvezda.example");
  write([&](auto& tx) {
    choose_by_address(tx, desk, ticket.id, {"someone@else.example", "help+x@cloud.example", "podpora@hvezda.example"});
  });
  auto const mail = reply();
  EXPECT_EQ(mail.sender, "help@cloud.example");
  EXPECT_EQ(mail.sender_name, "Cloud Help");
  EXPECT_TRUE(mail.body.ends_with("Anna of Cloud Help")) << mail.body;
  EXPECT_TRUE(mail.message_id.ends_with("@cloud.example"));
  EXPECT_TRUE(mail.reply_address.starts_with("help+t")) << mail.reply_address;
  EXPECT_TRUE(mail.reply_address.ends_with("@in.hvezda.example")) << mail.reply_address;
  write([&](auto& tx) {
    EXPECT_EQ(recognise(tx, desk, mail.reply_address, "jana@lipa.example", clock.now()),
              (ThreadRef{ticket.id, std::nullopt}));
    EXPECT_FALSE(recognise(tx, desk, mail.reply_address, "mallory@evil.example", clock.now()));
    EXPECT_EQ(read_token(tx, desk, "help+none@in.hvezda.example", "jana@lipa.example", clock.now()).state,
              TokenState::kWrong);
  });
  db().read(storage::Scope::all_desks(), [&](auto& tx) {
    EXPECT_EQ(find_desk_by_address(tx, "help@in.hvezda.example"), desk);
    EXPECT_EQ(find_desk_by_address(tx, "help@cloud.example"), desk);
    EXPECT_FALSE(find_desk_by_address(tx, "nobody@cloud.example"));
  });
}

TEST_P(SendersTest, AnAgentChoosesAndARemovedOneIsStillAnswered) {
  write([&](auto& tx) { choose_sender(tx, context(), actor, ticket.id, cloud.id).value(); });
  auto const mail = reply();
  EXPECT_EQ(mail.sender, "help@cloud.example");
  write([&](auto& tx) { remove_sender(tx, context(), actor, cloud.id).value(); });
  EXPECT_EQ(reply().sender, "podpora@hvezda.example");
  write([&](auto& tx) {
    EXPECT_TRUE(recognise(tx, desk, mail.reply_address, "jana@lipa.example", clock.now()));
    EXPECT_EQ(choose_sender(tx, context(), actor, ticket.id, cloud.id).error().fields.at(0).pointer, "/sender_id");
    EXPECT_EQ(senders_of(tx, desk).size(), 1U);
  });
}

TEST_P(SendersTest, TheDefaultIsOneOfThemAndKeepsItsKey) {
  write([&](auto& tx) {
    auto const before = find_identity(tx, desk).value();
    EXPECT_EQ(remove_sender(tx, context(), actor, before.sender_id).error().code, "sender-is-default");
    make_default(tx, context(), actor, cloud.id).value();
    auto const after = find_identity(tx, desk).value();
    EXPECT_EQ(after.address, "help@cloud.example");
    EXPECT_EQ(after.signing_key, before.signing_key);
    set_identity(tx, context(), actor, "help2@cloud.example", "Cloud Help").value();
    EXPECT_EQ(find_identity(tx, desk)->address, "help2@cloud.example");
    EXPECT_EQ(find_identity(tx, desk)->reply_base, "help2@in.hvezda.example");
    EXPECT_EQ(find_sender(tx, desk, cloud.id)->name, "Cloud brand");
    EXPECT_TRUE(remove_sender(tx, context(), actor, before.sender_id).has_value());
  });
}

TEST_P(SendersTest, WhatIsWrongIsNamed) {
  write([&](auto& tx) {
    SenderDraft const good{
        .name = "a", .address = "a@b.example", .display_name = "A", .reply_domain = "", .signatures = {}};
    auto const pointer = [&](SenderDraft const& draft) {
      return add_sender(tx, context(), actor, draft).error().fields.at(0).pointer;
    };
    auto draft = good;
    draft.address = "a@b.example\r\nBcc: c@d.example";
    EXPECT_EQ(pointer(draft), "/address");
    draft.address = "a-local-part-that-is-too-long@b.example";
    EXPECT_EQ(pointer(draft), "/address");
    draft = good;
    draft.reply_domain = "b.example>\r\nRCPT TO:<c@d.example";
    EXPECT_EQ(pointer(draft), "/reply_domain");
    draft = good;
    draft.name = "";
    EXPECT_EQ(pointer(draft), "/name");
    draft = good;
    draft.signatures = {{"en", "{password}"}};
    EXPECT_EQ(pointer(draft), "/signatures/en");
    draft = good;
    draft.address = "HELP@cloud.example";
    EXPECT_EQ(add_sender(tx, context(), actor, draft).error().code, "sender-address-taken");
    EXPECT_EQ(change_sender(tx, context(), actor, SenderId{1}, good).error().code, "not-found");
  });
}

TEST_P(SendersTest, AnotherDeskSeesNone) {
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    auto const mallory = system_actor(other_desk);
    EXPECT_TRUE(senders_ever(tx, other_desk).empty());
    EXPECT_FALSE(find_sender(tx, other_desk, cloud.id));
    EXPECT_EQ(remove_sender(tx, context(), mallory, cloud.id).error().code, "not-found");
    EXPECT_EQ(make_default(tx, context(), mallory, cloud.id).error().code, "not-found");
    EXPECT_EQ(choose_sender(tx, context(), mallory, ticket.id, cloud.id).error().code, "not-found");
  });
}

}  // namespace
}  // namespace podpora::notify
