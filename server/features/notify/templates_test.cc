#include "features/notify/templates.h"

#include "features/customers/add_customer.h"
#include "features/identity/person.h"
#include "features/notify/notices.h"
#include "features/notify/outbox_store.h"
#include "features/notify/template_store.h"

#include "testing/database.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace podpora::notify {
namespace {

class TemplatesTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }

  TemplatesTest() {
    write([&](auto& tx) {
      set_identity(tx, context(), system_actor(desk), "podpora@hvezda.example", "Podpora Hvězda").value();
      person = identity::add_person(tx, context(), system_actor(desk),
                                    {.name = "Anna", .email = "anna@hvezda.example", .language = "cs"},
                                    {identity::Role::kDeskOwner})
                   .value();
      auto const lipa = customers::add_customer(
          tx, context(), anna(), {.name = "Lípa", .domain = "lipa.example", .language = "en", .country = "CZ"});
      auto const jana = customers::add_contact(tx, context(), anna(),
                                               {.customer_id = lipa.value().id,
                                                .name = "Jana [x](https://evil.example)",
                                                .email = "jana@lipa.example",
                                                .language = "en"});
      ticket = tickets::open_ticket(tx, {context(), hooks}, anna(),
                                    {.subject = "Re: Mail stopped [#1]",
                                     .customer_id = lipa.value().id,
                                     .contact_id = jana.value().id,
                                     .first = {.author_kind = tickets::AuthorKind::kContact, .body = "Help"}});
    });
  }

  Actor anna() const {
    auto actor = system_actor(desk);
    actor.kind = Actor::Kind::kAgent;
    actor.person = person.id;
    actor.name = "Anna";
    return actor;
  }
  audit::Context context() { return {clock, ids, *random}; }

  Result<OutboxId> reply(std::string const& body, tickets::Occasion occasion = tickets::Occasion::kAnswer) {
    return write([&](auto& tx) {
      auto const message = tickets::add_message(tx, {context(), hooks}, anna(), ticket.id,
                                                {.author_kind = tickets::AuthorKind::kAgent,
                                                 .author_id = person.id,
                                                 .author_name = "Anna",
                                                 .body = body,
                                                 .occasion = occasion});
      return send_reply(tx, context(), anna(), ticket, message.value(), "https://desk.example");
    });
  }
  OutboxMail stored(OutboxId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return find_mail(tx, desk, id).value(); });
  }
  void set(TemplateKind kind, TemplateText const& text) {
    write([&](auto& tx) { set_template(tx, context(), anna(), kind, "en", text).value(); });
  }

  tickets::Hooks hooks;
  identity::Person person;
  tickets::Ticket ticket;
};
PODPORA_BOTH_DATABASES(TemplatesTest);

TEST_P(TemplatesTest, ADeskSetsItsWordsAndGoesBackToTheUsualOnes) {
  EXPECT_EQ(stored(reply("Hi").value()).subject, "Re: Mail stopped [#1]");
  set(TemplateKind::kReply, {"{desk}: {subject}", "Dear {contact},\n\n{message}\n\n{link}"});
  auto const own = stored(reply("Say **this** {desk}").value());
  EXPECT_EQ(own.subject, "Podpora Hvězda: Mail stopped");
  EXPECT_EQ(own.body,
            "Dear Jana [x](https://evil.example),\n\nSay **this** {desk}\n\nhttps://desk.example/portal/requests/" +
                to_text(ticket.id));
  auto const html = mail::markdown_to_html(own.markup);
  EXPECT_NE(html.find("<strong>this</strong>"), std::string::npos) << html;
  EXPECT_EQ(html.find("href=\"https://evil.example"), std::string::npos) << html;
  EXPECT_NE(html.find("href=\"https://desk.example/portal"), std::string::npos) << html;
  write([&](auto& tx) {
    EXPECT_EQ(template_of(tx, other_desk, TemplateKind::kReply, "en"), usual_text(TemplateKind::kReply, "en"));
    EXPECT_EQ(template_of(tx, desk, TemplateKind::kReply, "cs"), usual_text(TemplateKind::kReply, "cs"));
    reset_template(tx, context(), anna(), TemplateKind::kReply, "en");
    EXPECT_EQ(template_of(tx, desk, TemplateKind::kReply, "en"), usual_text(TemplateKind::kReply, "en"));
  });
}

TEST_P(TemplatesTest, TheOccasionChoosesTheFrame) {
  set(TemplateKind::kHandedOver, {"Passed on [#{number}]", "{message}"});
  EXPECT_EQ(stored(reply("a", tickets::Occasion::kHandedOver).value()).subject, "Passed on [#1]");
  EXPECT_EQ(stored(reply("a", tickets::Occasion::kKnownIssue).value()).subject, "Re: Mail stopped [#1]");
}

TEST_P(TemplatesTest, WhatIsWrongIsNamedWithItsPlace) {
  auto const check = [&](TemplateKind kind, TemplateText const& text) {
    return write([&](auto& tx) { return set_template(tx, context(), anna(), kind, "en", text); }).error().fields.at(0);
  };
  using enum TemplateKind;
  auto const unknown = check(kReply, {"a", "{message}\n  {password}"});
  EXPECT_EQ(unknown,
            (FieldError{"/body",
                        "unknown-field",
                        {{"field", std::string{"password"}}, {"line", std::int64_t{2}}, {"column", std::int64_t{3}}}}));
  EXPECT_EQ(check(kReply, {"{message}", "{message}"}).pointer, "/subject") << "a block is no line";
  EXPECT_EQ(check(kReply, {"a", "b"}).code, "field-needed");
  EXPECT_EQ(check(kAcknowledgement, {"{subject}", "b"}).code, "unknown-field") << "nothing that the sender wrote";
  EXPECT_EQ(check(kResolved, {"a\r\nBcc: mallory@evil.example", "b"}).code, "one-line");
  EXPECT_EQ(check(kResolved, {"", "b"}).pointer, "/subject");
  EXPECT_EQ(check(kResolved, {"a", std::string(10'001, 'x')}).code, "too-long");
  write([&](auto& tx) {
    EXPECT_EQ(set_template(tx, context(), anna(), kResolved, "xx", {"a", "b"}).error().fields.at(0).pointer,
              "/language");
  });
}

TEST_P(TemplatesTest, EveryUsualTextIsOneThatADeskMaySet) {
  for (auto const& shape : template_shapes()) {
    for (std::string const language : {"en", "cs"}) {
      auto const text = usual_text(shape.kind, language);
      EXPECT_TRUE(check_template(shape.kind, text).has_value()) << to_text(shape.kind) << language << text.body;
      EXPECT_EQ(text.subject.find("notify."), std::string::npos) << text.subject;
    }
  }
}

TEST_P(TemplatesTest, ResolvingIsToldOnceAndOnlyIfWanted) {
  auto const tell = [&] {
    return write([&](auto& tx) {
      return send_notice(tx, context(), anna(), ticket, {.kind = TemplateKind::kResolved, .public_url = ""});
    });
  };
  auto const told = stored(tell().value());
  EXPECT_EQ(told.purpose, Purpose::kNotice);
  EXPECT_EQ(told.recipient, "jana@lipa.example");
  EXPECT_EQ(told.subject, "Resolved: Mail stopped [#1]");
  write([&](auto& tx) {
    EXPECT_TRUE(turn(tx, context(), anna(), TemplateKind::kResolved, false).has_value());
    EXPECT_EQ(turn(tx, context(), anna(), TemplateKind::kReply, false).error().code, "mail-always-sent");
    EXPECT_FALSE(is_off(tx, other_desk, TemplateKind::kResolved));
  });
  EXPECT_EQ(tell().error().code, "mail-turned-off");
  write([&](auto& tx) { turn(tx, context(), anna(), TemplateKind::kResolved, true).value(); });
  reply("It works again.").value();
  EXPECT_EQ(tell().error().code, "answer-waits");
}

TEST_P(TemplatesTest, WhoWroteWhatDidNotArriveIsTold) {
  auto const lost = stored(reply("a").value());
  auto const told = stored(write([&](auto& tx) { return tell_author(tx, context(), desk, lost, "550 none"); }).value());
  EXPECT_EQ(told.recipient, "anna@hvezda.example");
  EXPECT_NE(told.body.find("550 none"), std::string::npos);
  EXPECT_NE(told.subject.find("jana@lipa.example"), std::string::npos);
  write([&](auto& tx) {
    EXPECT_EQ(tell_author(tx, context(), desk, told, "550 none").error().code, "nobody-wrote-it")
        << "a notice about a notice would go on for ever";
  });
}

TEST_P(TemplatesTest, AParticipantIsToldAndNoMoreThanTenTimesADay) {
  auto const name = [&](std::string const& address) {
    write([&](auto& tx) {
      name_participant(tx, context(), anna(), {.ticket_id = ticket.id, .address = address, .name = "Petr"});
    });
    return write([&](auto& tx) {
      auto const one = find_participant(tx, desk, ticket.id, address).value();
      return decide_participant(tx, context(), anna(), ticket.id, one.id, ParticipantState::kConfirmed).value();
    });
  };
  auto const petr = name("petr@lipa.example");
  auto const invited = [&](std::string const& address) {
    return db().read(storage::Scope::of(desk),
                     [&](auto& tx) { return notices_since(tx, desk, address, clock.now() - std::chrono::hours{1}); });
  };
  EXPECT_EQ(invited("petr@lipa.example"), 1);
  for (int i = 0; i < 20; ++i) {
    write([&](auto& tx) { [[maybe_unused]] auto const told = invite_participant(tx, context(), anna(), petr); });
  }
  EXPECT_EQ(invited("petr@lipa.example"), 10);
}

TEST_P(TemplatesTest, ATestGoesToWhoeverAsksAndBelongsToNoConversation) {
  Trial const trial{.kind = TemplateKind::kResolved,
                    .language = "en",
                    .text = {"Done {number} {subject}", "Bye {contact} {agent}"},
                    .number = {},
                    .promises = "",
                    .public_url = ""};
  write([&](auto& tx) {
    auto const made_up = preview(tx, anna(), trial).value();
    EXPECT_FALSE(made_up.ticket) << "nobody was written to yet";
    EXPECT_EQ(made_up.mail.subject, "Done 1 Mail does not arrive");
  });
  reply("a").value();
  write([&](auto& tx) {
    auto const real = preview(tx, anna(), trial).value();
    EXPECT_EQ(real.ticket->id, ticket.id);
    EXPECT_EQ(real.mail.subject, "Done 1 Mail stopped");
    auto other = trial;
    other.number = 4711;
    EXPECT_EQ(preview(tx, anna(), other).error().fields.at(0).pointer, "/ticket_number");
    EXPECT_EQ(send_test(tx, context(), anna(), trial).value(), "anna@hvezda.example");
    auto const mails = mails_of_ticket(tx, desk, ticket.id);
    auto const test = std::ranges::find(mails, Purpose::kTest, &OutboxMail::purpose);
    ASSERT_NE(test, mails.end());
    EXPECT_EQ(test->recipient, "anna@hvezda.example");
    EXPECT_EQ(test->reply_address, "podpora@hvezda.example");
    EXPECT_FALSE(find_thread(tx, desk, test->message_id));
    EXPECT_EQ(send_test(tx, context(), system_actor(desk), trial).error().code, "no-own-address");
  });
}

}  // namespace
}  // namespace podpora::notify
