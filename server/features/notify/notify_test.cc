#include "features/notify/notify.h"

#include "features/customers/add_customer.h"
#include "features/notify/desk_address_store.h"
#include "features/notify/outbox_store.h"
#include "features/notify/participants.h"
#include "features/notify/undo_send.h"
#include "platform/http/json.h"

#include "testing/database.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

namespace podpora::notify {
namespace {

constexpr storage::Query kTries{"test.tries", R"(
  select dedupe_key from job where desk_id = :desk and kind = 'notify.send')"};

/// Takes every mail, or answers what the test says.
class FakeTransport final : public mail::Transport {
 public:
  mail::SendResult send(std::string const& from, std::string const& to, std::string const& bytes) override {
    sent.push_back({from, to, bytes});
    return answer;
  }

  struct Sent {
    std::string from, to, bytes;
  };
  std::vector<Sent> sent;
  mail::SendResult answer{mail::SendStatus::kSent, "250 ok"};
};

class NotifyTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }

  NotifyTest() : blobs(blobs::make_store(std::filesystem::temp_directory_path())) {
    write([&](auto& tx) {
      set_identity(tx, context(), anna(), "podpora@hvezda.example", "Podpora Hvězda").value();
      auto const lipa = customers::add_customer(
          tx, context(), anna(), {.name = "Lípa", .domain = "lipa.example", .language = "cs", .country = "CZ"});
      jana =
          customers::add_contact(
              tx, context(), anna(),
              {.customer_id = lipa.value().id, .name = "Jana Nováková", .email = "jana@lipa.example", .language = "cs"})
              .value();
      ticket = tickets::open_ticket(tx, tickets_context(), anna(),
                                    {.subject = "Pošta stojí",
                                     .customer_id = lipa.value().id,
                                     .contact_id = jana.id,
                                     .first = {.author_kind = tickets::AuthorKind::kContact, .body = "Pomoc"}});
      note_message_id(tx, desk, "first@lipa.example", {ticket.id, std::nullopt}, Origin::kForeign, clock.now());
    });
  }

  Actor anna() const {
    auto actor = system_actor(desk);
    actor.name = "Anna";
    return actor;
  }
  audit::Context context() { return {clock, ids, *random}; }
  tickets::Context tickets_context() { return {context(), hooks}; }

  OutboxId reply(std::string const& body) {
    return write([&](auto& tx) {
      auto const message =
          tickets::add_message(tx, tickets_context(), anna(), ticket.id,
                               {.author_kind = tickets::AuthorKind::kAgent, .author_name = "Anna", .body = body});
      return send_reply(tx, context(), anna(), ticket, message.value()).value();
    });
  }
  OutboxMail stored(OutboxId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return find_mail(tx, desk, id).value(); });
  }
  void send(OutboxId id) { send(id, stored(id).attempts); }
  void send(OutboxId id, std::int64_t number) {
    auto payload = http::Json::object();
    payload.set("mail", to_text(id)).set("try", number);
    jobs::Job const job{.id = {}, .desk = desk, .kind = "notify.send", .payload = http::write_json(payload)};
    send_queued({db(), *blobs, transport, context()}, job);
  }
  static std::string try_key(OutboxId id, int number) {
    return "notify.send:" + to_text(id) + ":" + std::to_string(number);
  }
  std::set<std::string> waiting_tries() {
    auto const keys = db().read(storage::Scope::of(desk), [&](auto& tx) {
      return tx.template all<std::string>(kTries, {{"desk", desk}});
    });
    return {keys.begin(), keys.end()};
  }
  tickets::Message last_note() {
    return db().read(storage::Scope::of(desk),
                     [&](auto& tx) { return tickets::messages_of(tx, desk, ticket.id).back(); });
  }

  std::unique_ptr<blobs::Store> blobs;
  tickets::Hooks hooks;
  FakeTransport transport;
  customers::Contact jana;
  tickets::Ticket ticket;
};
PODPORA_BOTH_DATABASES(NotifyTest);

TEST_P(NotifyTest, AReplyReachesTheContactAndItsAnswerComesBack) {
  auto const id = reply("Zkuste to **znovu**.");
  send(id);
  ASSERT_EQ(transport.sent.size(), 1U);
  EXPECT_EQ(transport.sent[0].to, "jana@lipa.example");
  auto const mail = mail::parse(transport.sent[0].bytes);
  EXPECT_EQ(mail.subject, "Re: Pošta stojí [#1]");
  EXPECT_EQ(mail.in_reply_to, std::vector<std::string>{"first@lipa.example"});
  EXPECT_NE(mail.html.find("<strong>znovu</strong>"), std::string::npos);
  EXPECT_NE(mail.text.find("Anna"), std::string::npos);
  auto const own = stored(id);
  EXPECT_EQ(own.state, SendState::kSent);
  EXPECT_EQ(mail.message_id, own.message_id);
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_EQ(find_thread(tx, desk, mail.message_id), (ThreadRef{ticket.id, std::nullopt}));
    EXPECT_FALSE(find_thread(tx, desk, "first@lipa.example"));
    EXPECT_FALSE(find_thread(tx, desk, ""));
    EXPECT_EQ(recognise(tx, desk, mail.reply_to.at(0).address, "jana@lipa.example", clock.now()),
              (ThreadRef{ticket.id, std::nullopt}));
    EXPECT_FALSE(recognise(tx, desk, mail.reply_to.at(0).address, "mallory@evil.example", clock.now()));
    EXPECT_FALSE(recognise(tx, desk, "podpora@hvezda.example", "jana@lipa.example", clock.now()));
  });
}

TEST_P(NotifyTest, IsSentOnce) {
  auto const id = reply("a");
  send(id);
  send(id);
  EXPECT_EQ(transport.sent.size(), 1U);
}

TEST_P(NotifyTest, ATemporaryFailureIsTriedAgainWithTheSameBytes) {
  auto const id = reply("a");
  transport.answer = {mail::SendStatus::kTemporary, "451 later"};
  send(id);
  EXPECT_EQ(stored(id).state, SendState::kQueued);
  EXPECT_EQ(stored(id).last_error, "451 later");
  EXPECT_GT(stored(id).send_after, clock.now());
  EXPECT_EQ(waiting_tries(), (std::set<std::string>{try_key(id, 0), try_key(id, 1)}));
  send(id, 0);
  EXPECT_EQ(transport.sent.size(), 1U) << "that try is over";
  transport.answer = {mail::SendStatus::kSent, ""};
  send(id);
  EXPECT_EQ(stored(id).state, SendState::kSent);
  EXPECT_EQ(stored(id).attempts, 2);
  ASSERT_EQ(transport.sent.size(), 2U);
  EXPECT_EQ(transport.sent[0].bytes, transport.sent[1].bytes);
}

TEST_P(NotifyTest, AfterFiveDaysItIsGivenUpAndSaidSo) {
  auto const id = reply("a");
  transport.answer = {mail::SendStatus::kTemporary, "451 later\r\n\xff"};
  auto const queued_at = clock.now();
  int tries = 0;
  for (; stored(id).state == SendState::kQueued && tries < 100; ++tries) {
    if (stored(id).send_after > clock.now()) clock.set(stored(id).send_after);
    send(id);
  }
  EXPECT_EQ(stored(id).state, SendState::kFailed);
  EXPECT_EQ(clock.now(), queued_at + std::chrono::hours{5 * 24});
  EXPECT_GT(tries, 25);
  EXPECT_EQ(last_note().visibility, tickets::Visibility::kInternal);
  EXPECT_NE(last_note().body.find("jana@lipa.example"), std::string::npos);
  EXPECT_NE(last_note().body.find("451 later"), std::string::npos);
  for (auto const& sent : transport.sent) EXPECT_EQ(sent.bytes, transport.sent[0].bytes);
  write([&](auto& tx) { send_again(tx, context(), anna(), id).value(); });
  transport.answer = {mail::SendStatus::kSent, ""};
  send(id);
  EXPECT_EQ(stored(id).state, SendState::kSent);
  write([&](auto& tx) { EXPECT_EQ(send_again(tx, context(), anna(), id).error().code, "not-failed"); });
}

TEST_P(NotifyTest, ASenderThatDiedIsTakenUpByTheSameTry) {
  auto const id = reply("a");
  write([&](auto& tx) { EXPECT_TRUE(claim_mail(tx, desk, id, 0)); });
  EXPECT_EQ(stored(id).state, SendState::kSending);
  send(id, 0);
  EXPECT_EQ(stored(id).state, SendState::kSent);
  write([&](auto& tx) { EXPECT_FALSE(claim_mail(tx, desk, id, 1)); });
}

TEST_P(NotifyTest, ARefusalIsSeenInTheTicket) {
  auto const id = reply("a");
  transport.answer = {mail::SendStatus::kPermanent, "550 no such user"};
  send(id);
  EXPECT_EQ(stored(id).state, SendState::kFailed);
  EXPECT_EQ(last_note().visibility, tickets::Visibility::kInternal);
  EXPECT_NE(last_note().body.find("550 no such user"), std::string::npos);
}

TEST_P(NotifyTest, AcknowledgementsAreBoundedAndAutomatic) {
  auto const acknowledge = [&] {
    return write([&](auto& tx) {
      return send_acknowledgement(tx, context(), anna(), ticket, {.lines = {"Po–Pá 8–17"}, .asked = Asked::kProved});
    });
  };
  auto const first = acknowledge().value();
  send(first);
  EXPECT_NE(transport.sent[0].bytes.find("Auto-Submitted: auto-replied"), std::string::npos);
  auto const mail = mail::parse(transport.sent[0].bytes);
  EXPECT_NE(mail.text.find("Po–Pá 8–17"), std::string::npos);
  EXPECT_EQ(mail.subject.find("Pošta stojí"), std::string::npos);
  EXPECT_TRUE(acknowledge().has_value());
  EXPECT_TRUE(acknowledge().has_value());
  EXPECT_EQ(acknowledge().error().kind, ErrorCode::kTooMany);
  clock.advance(std::chrono::minutes{61});
  EXPECT_TRUE(acknowledge().has_value());
  EXPECT_TRUE(acknowledge().has_error());
}

TEST_P(NotifyTest, WhoOnlyClaimsToBeSomebodyHasOneAcknowledgementADaySentToThem) {
  auto const acknowledge = [&] {
    return write([&](auto& tx) {
      return send_acknowledgement(tx, context(), anna(), ticket, {.lines = {}, .asked = Asked::kClaimed});
    });
  };
  send(acknowledge().value());
  auto const mail = mail::parse(transport.sent[0].bytes);
  EXPECT_EQ(mail.to, (std::vector<mail::Address>{{"jana@lipa.example", ""}}));
  EXPECT_TRUE(mail.in_reply_to.empty() && mail.references.empty());
  EXPECT_EQ(mail.subject.find("stoj"), std::string::npos);
  clock.advance(std::chrono::hours{23});
  EXPECT_EQ(acknowledge().error().kind, ErrorCode::kTooMany);
  clock.advance(std::chrono::minutes{61});
  EXPECT_TRUE(acknowledge().has_value());
}

TEST_P(NotifyTest, UpstreamMailLeadsToItsServiceRequest) {
  auto const id = write([&](auto& tx) {
    return send_upstream(tx, context(), anna(),
                         {.ticket_id = ticket.id,
                          .service_request_id = 99,
                          .to = "cases@delivery.example",
                          .to_name = "",
                          .subject = "New case",
                          .body = "Packet",
                          .attachments = {}})
        .value();
  });
  send(id);
  auto const mail = mail::parse(transport.sent[0].bytes);
  EXPECT_TRUE(mail.in_reply_to.empty());
  EXPECT_TRUE(mail.subject.starts_with("New case [~s"));
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    auto const subject = "RE: " + mail.subject + " ref 42";
    EXPECT_EQ(recognise_subject(tx, desk, subject, "petra@delivery.example", clock.now())->service_request_id, 99);
    EXPECT_FALSE(recognise_subject(tx, desk, subject, "petra@evil.example", clock.now()));
    EXPECT_FALSE(recognise_subject(tx, other_desk, subject, "petra@delivery.example", clock.now()));
  });
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_EQ(find_thread(tx, desk, mail.message_id), (ThreadRef{ticket.id, 99}));
    EXPECT_EQ(
        recognise(tx, desk, mail.reply_to.at(0).address, "petra@delivery.example", clock.now())->service_request_id,
        99);
  });
}

TEST_P(NotifyTest, WhatCannotBeSentIsRefused) {
  write([&](auto& tx) {
    EXPECT_TRUE(set_identity(tx, context(), anna(), "a\r\nb@x.example", "x").has_error());
    EXPECT_TRUE(set_identity(tx, context(), anna(), "a-local-part-that-is-too-long@x.example", "x").has_error());
    UpstreamMail evil{.ticket_id = ticket.id,
                      .service_request_id = 1,
                      .to = "a@b.example\r\nBcc: c@d.example",
                      .to_name = "",
                      .subject = "",
                      .body = "",
                      .attachments = {}};
    EXPECT_TRUE(send_upstream(tx, context(), anna(), evil).has_error());
    auto nobody = ticket;
    nobody.contact_id.reset();
    EXPECT_EQ(send_acknowledgement(tx, context(), anna(), nobody, {}).error().code, "no-recipient");
  });
}

/// The conversation is quoted below a reply: whoever was only named by somebody gets none of it.
TEST_P(NotifyTest, TheHistoryGoesToTheContactAndToWhomSomebodySaidYes) {
  reply("Try again.");
  auto const names = [&](std::string const& address, ParticipantState state) {
    write([&](auto& tx) {
      name_participant(tx, context(), anna(),
                       {.ticket_id = ticket.id,
                        .address = address,
                        .name = "",
                        .state = ParticipantState::kPending,
                        .named_by = "jana@lipa.example"});
      auto const one = find_participant(tx, desk, ticket.id, address).value();
      if (state != ParticipantState::kPending)
        decide_participant(tx, context(), anna(), ticket.id, one.id, state).value();
    });
  };
  names("pending@evil.example", ParticipantState::kPending);
  names("declined@evil.example", ParticipantState::kDeclined);
  names("petr@lipa.example", ParticipantState::kConfirmed);
  auto const second = stored(reply("And now?")).message_ref.value();
  std::map<std::string, std::string> history;
  for (auto const& mail : write([&](auto& tx) { return mails_of_message(tx, desk, second); }))
    history[mail.recipient] = mail.history;
  ASSERT_EQ(history.size(), 2U);
  EXPECT_NE(history["jana@lipa.example"].find("Try again."), std::string::npos);
  EXPECT_EQ(history["petr@lipa.example"], history["jana@lipa.example"]);
}

TEST_P(NotifyTest, AnAddressBelongsToOneDesk) {
  EXPECT_TRUE(check_free(db(), desk, "podpora@hvezda.example").has_value()) << "its own";
  EXPECT_TRUE(check_free(db(), other_desk, "free@hvezda.example").has_value());
  auto const taken = check_free(db(), other_desk, "Podpora@Hvezda.example");
  ASSERT_TRUE(taken.has_error());
  EXPECT_EQ(taken.error().fields.at(0).pointer, "/address");
  EXPECT_EQ(taken.error().fields.at(0).code, "address_taken");
}

TEST_P(NotifyTest, AnotherDeskSeesNothing) {
  auto const id = reply("a");
  auto const own = stored(id);
  db().read(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_FALSE(find_mail(tx, other_desk, id));
    EXPECT_FALSE(find_thread(tx, other_desk, own.message_id));
    EXPECT_FALSE(recognise(tx, other_desk, own.reply_address, "jana@lipa.example", clock.now()));
    EXPECT_FALSE(find_identity(tx, other_desk));
  });
}

}  // namespace
}  // namespace podpora::notify
