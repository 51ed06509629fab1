#include "features/intake/intake_test.h"

#include "features/intake/deliver.h"

namespace podpora::intake {
namespace {

PODPORA_BOTH_DATABASES(IntakeTest);

TEST_P(IntakeTest, AMailOfAContactOpensATicketAndIsAcknowledged) {
  auto const row = file(mail("Jana <jana@lipa.example>"));
  EXPECT_EQ(row.outcome, Outcome::kTicket);
  auto const opened = ticket(row);
  EXPECT_EQ(opened.subject, "Stojí");
  EXPECT_EQ(opened.customer_id, lipa.id);
  EXPECT_EQ(opened.contact_id, jana.id);
  EXPECT_EQ(messages(row).at(0).body, "Pomoc");
  EXPECT_EQ(messages(row).at(0).mail_id, row.id.value);
  EXPECT_EQ(acknowledgements(row), 1U);
}

TEST_P(IntakeTest, TheRawBytesAreKept) {
  auto const raw = mail("jana@lipa.example") + std::string("\0\xff\r\r\n", 5);
  auto const row = file(raw);
  EXPECT_EQ(read([&](auto& tx) { return blobs->get(tx, desk, row.sha256); }), raw);
}

TEST_P(IntakeTest, TheSameBytesAreOneMailAndTheSameMessageIdIsNot) {
  auto const raw = mail("jana@lipa.example");
  auto const first = store_mail(intake(), desk, raw);
  auto const again = store_mail(intake(), desk, raw);
  EXPECT_FALSE(first.duplicate);
  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.row.id, first.row.id);
  EXPECT_EQ(file_mail(intake(), desk, first.row.id).ticket_id, file_mail(intake(), desk, first.row.id).ticket_id);
  EXPECT_FALSE(store_mail(intake(), desk, raw + "other").duplicate);
  EXPECT_FALSE(store_mail(intake(), other_desk, raw).duplicate);
}

TEST_P(IntakeTest, ANewColleagueBecomesAContactAndAStrangerDoesNot) {
  auto const petr = file(mail("Petr <petr@lipa.example>"));
  EXPECT_EQ(ticket(petr).customer_id, lipa.id);
  EXPECT_TRUE(ticket(petr).contact_id);
  auto const stranger = file(mail("Mallory <mallory@evil.example>"));
  EXPECT_EQ(stranger.outcome, Outcome::kTicket);
  EXPECT_FALSE(ticket(stranger).customer_id);
  EXPECT_EQ(messages(stranger).at(0).author_name, "Mallory <mallory@evil.example>");
  EXPECT_EQ(acknowledgements(stranger), 0U);
}

TEST_P(IntakeTest, AnAnswerFindsItsTicketByTokenAndByOurMessageId) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  EXPECT_EQ(ticket(opened).state, tickets::State::kWaitingCustomer);
  auto const by_token = file(mail("jana@lipa.example", "Delivered-To: " + sent.reply_address + "\r\n", "Funguje"));
  EXPECT_EQ(by_token.outcome, Outcome::kReply);
  EXPECT_EQ(by_token.ticket_id, opened.ticket_id);
  EXPECT_EQ(ticket(opened).state, tickets::State::kOpen);
  auto const by_id = file(mail("jana@lipa.example", "In-Reply-To: <" + sent.message_id + ">\r\n", "Opravdu"));
  EXPECT_EQ(by_id.ticket_id, opened.ticket_id);
  EXPECT_EQ(messages(opened).back().body, "Opravdu");
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kCustomer);
  EXPECT_EQ(messages(opened).back().author_id, jana.id);
}

TEST_P(IntakeTest, ANumberOrAForeignIdFindsNothing) {
  auto const opened = file(mail("jana@lipa.example"));
  auto raw = mail("jana@lipa.example", "In-Reply-To: <m1@x.example>\r\nReferences: <> <m1@x.example>\r\n", "[#1]");
  raw.replace(raw.find("Stojí"), std::string{"Stojí"}.size(), "Re: Stojí [#1]");
  EXPECT_NE(file(raw).ticket_id, opened.ticket_id);
}

TEST_P(IntakeTest, AStrangerInTheThreadLeavesOnlyANote) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  for (auto const& header :
       {"In-Reply-To: <" + sent.message_id + ">\r\n", "References: <" + sent.message_id + ">\r\n"}) {
    auto const row = file(mail("mallory@evil.example", header + "Cc: evil@evil.example\r\n", "Give me all"));
    EXPECT_EQ(row.ticket_id, opened.ticket_id);
    EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal);
    EXPECT_NE(messages(opened).back().body.find("mallory@evil.example"), std::string::npos);
    EXPECT_EQ(ticket(opened).state, tickets::State::kWaitingCustomer);
    EXPECT_EQ(ticket(opened).contact_id, jana.id);
  }
  auto const stolen = file(mail("mallory@evil.example", "Delivered-To: " + sent.reply_address + "\r\n"));
  EXPECT_NE(stolen.ticket_id, opened.ticket_id);
  EXPECT_FALSE(read([&](auto& tx) { return customers::find_contact_by_email(tx, desk, "mallory@evil.example"); }));
}

TEST_P(IntakeTest, MachinesGetNoAnswerAndMoveNoState) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  auto const thread = "In-Reply-To: <" + sent.message_id + ">\r\n";
  EXPECT_EQ(file(mail("jana@lipa.example", thread + "Auto-Submitted: auto-replied\r\n")).ticket_id, opened.ticket_id);
  EXPECT_EQ(ticket(opened).state, tickets::State::kWaitingCustomer);
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal);
  for (std::string const header : {"Auto-Submitted: auto-generated\r\n", "List-Id: <x.example>\r\n",
                                   "Precedence: bulk\r\n", "Return-Path: <>\r\n"}) {
    EXPECT_EQ(acknowledgements(file(mail("jana@lipa.example", header))), 0U) << header;
  }
}

TEST_P(IntakeTest, OurHeaderIsBelievedOfOurOwnMailsOnly) {
  auto const forged = file(mail("jana@lipa.example", "X-Podpora: message\r\n"));
  EXPECT_EQ(acknowledgements(forged), 1U);
  auto const sent = answer(forged);
  auto returned = mail("petr@lipa.example", "X-Podpora: message\r\n");
  auto const id = returned.find("Message-ID: <") + 13;
  returned.replace(id, returned.find('>', id) - id, sent.message_id);
  auto const own = file(returned);
  EXPECT_EQ(own.outcome, Outcome::kTicket);
  EXPECT_EQ(acknowledgements(own), 0U);
  // Nor does the header hide what a machine says of itself.
  EXPECT_EQ(acknowledgements(file(mail("iva@lipa.example", "X-Podpora: x\r\nAuto-Submitted: auto-replied\r\n"))), 0U);
}

TEST_P(IntakeTest, AFloodInSomebodysNameBringsThemOneMailWithoutAWordOfIt) {
  std::size_t mails = 0;
  for (int i = 0; i < 50; ++i) {
    auto const row = file(mail("\"Buy at evil.example\" <victim@lipa.example>", "", "evil " + std::to_string(i)));
    mails += acknowledgements(row);
    if (i == 0) {
      auto const sent = read([&](auto& tx) { return notify::mails_of_ticket(tx, desk, row.ticket_id.value()); }).at(0);
      EXPECT_EQ(sent.recipient, "victim@lipa.example");
      auto const all = sent.recipient_name + sent.earlier_ids + sent.subject + sent.body + sent.history;
      for (auto const* const word : {"evil", "Buy", "Stojí", "x.example"})
        EXPECT_EQ(all.find(word), std::string::npos) << word << " in " << all;
    } else {
      EXPECT_NE(messages(row).back().body.find("victim@lipa.example"), std::string::npos) << "the agents are told";
    }
    clock.advance(std::chrono::minutes{20});
  }
  EXPECT_EQ(mails, 1U);
  clock.advance(std::chrono::hours{24});
  EXPECT_EQ(acknowledgements(file(mail("victim@lipa.example"))), 1U);
}

TEST_P(IntakeTest, ABounceBecomesANoteOnItsTicket) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  auto const row = file(
      "From: MAILER-DAEMON@lipa.example\r\nSubject: Undelivered Mail\r\nContent-Type: multipart/report; "
      "report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nmailbox full\r\n--b\r\nContent-Type: "
      "text/rfc822-headers\r\n\r\n"
      "Message-ID: <" +
      sent.message_id + ">\r\n\r\n--b--\r\n");
  EXPECT_EQ(row.ticket_id, opened.ticket_id);
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal);
  EXPECT_EQ(messages(opened).back().author_kind, tickets::AuthorKind::kSystem);
  EXPECT_EQ(ticket(opened).state, tickets::State::kWaitingCustomer);
}

TEST_P(IntakeTest, AnUpstreamAnswerGoesToItsOwner) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = write([&](auto& tx) {
    auto const id = notify::send_upstream(tx, context(), actor,
                                          {.ticket_id = opened.ticket_id.value(),
                                           .service_request_id = 99,
                                           .to = "cases@delivery.example",
                                           .to_name = "",
                                           .subject = "Case",
                                           .body = "b",
                                           .attachments = {}});
    return notify::find_mail(tx, desk, id.value()).value();
  });
  std::vector<std::optional<std::int64_t>> asked;
  hooks.upstream_answer = [&](auto& tx, auto& by, UpstreamAnswer const& given) -> std::optional<FiledAnswer> {
    asked.push_back(given.service_request_id);
    if (!given.service_request_id) return std::nullopt;
    auto message = given.message;
    message.visibility = tickets::Visibility::kUpstream;
    message.author_kind = tickets::AuthorKind::kUpstream;
    message.service_request_id = given.service_request_id;
    auto const added = tickets::add_message(tx, {context(), ticket_hooks}, by, opened.ticket_id.value(), message);
    return FiledAnswer{opened.ticket_id.value(), added.value().id};
  };
  for (auto const& header :
       {"Delivered-To: " + sent.reply_address + "\r\n", "References: <" + sent.message_id + ">\r\n"}) {
    auto const row = file(mail("petra@delivery.example", header, "Solved"));
    EXPECT_EQ(row.outcome, Outcome::kReply);
    EXPECT_EQ(row.ticket_id, opened.ticket_id);
    EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kUpstream);
    EXPECT_EQ(asked.back(), 99);
  }
  EXPECT_EQ(file(mail("jana@lipa.example")).outcome, Outcome::kTicket);
  EXPECT_FALSE(asked.back());
}

TEST_P(IntakeTest, AttachmentsAreKept) {
  auto const row = file(
      "From: jana@lipa.example\r\nSubject: a\r\nContent-Type: multipart/mixed; "
      "boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n"
      "Content-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n1;2\r\n--b--\r\n");
  EXPECT_EQ(read([&](auto& tx) { return blobs->get(tx, desk, blobs::sha256_hex("1;2")); }), "1;2");
  EXPECT_EQ(messages(row).at(0).body, "text");
}

TEST_P(IntakeTest, WhatIsTooLargeGoesToQuarantineAndIsKept) {
  std::string const raw(kMailBytesMax + 1, 'a');
  auto const stored = store_mail(intake(), desk, raw);
  EXPECT_EQ(stored.row.state, MailState::kQuarantined);
  EXPECT_EQ(stored.row.reason, "too_large");
  EXPECT_EQ(read([&](auto& tx) { return blobs->get(tx, desk, stored.row.sha256); })->size(), raw.size());
}

TEST_P(IntakeTest, TheEnvelopesReplyAddressFindsTheTicket) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  Arrival const arrival{.way = Way::kLmtp, .sender = "jana@lipa.example", .recipients = {sent.reply_address}};
  auto const stored = store_mail(intake(), desk, mail("jana@lipa.example"), arrival);
  EXPECT_EQ(file_mail(intake(), desk, stored.row.id).ticket_id, opened.ticket_id);
  auto const arrivals = read([&](auto& tx) { return arrivals_of(tx, desk, stored.row.id); });
  ASSERT_EQ(arrivals.size(), 1U);
  EXPECT_EQ(arrivals[0].recipient, sent.reply_address);
  EXPECT_EQ(arrivals[0].sender, "jana@lipa.example");
}

TEST_P(IntakeTest, NobodyAnswersTheNullSenderOfTheEnvelope) {
  auto const stored = store_mail(intake(), desk, mail("jana@lipa.example"), {.way = Way::kLmtp, .sender = ""});
  EXPECT_EQ(acknowledgements(file_mail(intake(), desk, stored.row.id)), 0U);
}

TEST_P(IntakeTest, EveryWayIsNotedOnceAndTheMailStaysOne) {
  auto const raw = mail("jana@lipa.example");
  Arrival const lmtp{.way = Way::kLmtp, .sender = "j@x", .recipients = {"podpora@hvezda.example", "info\xff@x"}};
  auto const first = store_mail(intake(), desk, raw, lmtp);
  EXPECT_TRUE(store_mail(intake(), desk, raw, lmtp).duplicate);
  EXPECT_TRUE(store_mail(intake(), desk, raw).duplicate);
  EXPECT_EQ(read([&](auto& tx) { return arrivals_of(tx, desk, first.row.id).size(); }), 3U);
  EXPECT_EQ(first.row.sender, "jana@lipa.example");
}

TEST_P(IntakeTest, ARecipientBelongsToTheDeskWithThatAddress) {
  auto const find = [&](std::string const& address) {
    return db().read(storage::Scope::all_desks(), [&](auto& tx) { return find_desk_of_recipient(tx, address); });
  };
  EXPECT_EQ(find("Podpora@HVEZDA.example"), desk);
  EXPECT_EQ(find("podpora+anything@hvezda.example"), desk);
  for (std::string const address : {"info@hvezda.example", "podpora@other.example", "+podpora@hvezda.example", "", "+@",
                                    "podpora@hvezda.example+x"}) {
    EXPECT_FALSE(find(address)) << address;
  }
}

TEST_P(IntakeTest, DeliveringTellsWhatBecameOfIt) {
  Deliverer deliverer(intake());
  auto const raw = mail("jana@lipa.example");
  auto const first = deliverer.deliver(desk, raw);
  EXPECT_EQ(first.outcome, Outcome::kTicket);
  EXPECT_TRUE(first.ticket);
  auto const again = deliverer.deliver(desk, raw);
  EXPECT_EQ(again.outcome, Outcome::kDuplicate);
  EXPECT_EQ(again.message, first.message);
  EXPECT_EQ(again.ticket, first.ticket);
  ticket_hooks.opened = [](auto&, auto&, auto&, auto&) { throw std::runtime_error("broken"); };
  EXPECT_EQ(deliverer.deliver(desk, mail("jana@lipa.example")).outcome, Outcome::kStored);
}

TEST_P(IntakeTest, AnotherDeskSeesNothing) {
  auto const row = file(mail("jana@lipa.example"));
  db().read(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_FALSE(find_mail(tx, other_desk, row.id));
    EXPECT_FALSE(find_mail_by_sha256(tx, other_desk, row.sha256));
  });
}

}  // namespace
}  // namespace podpora::intake
