#include "features/customers/add_customer.h"
#include "features/identity/person.h"
#include "features/intake/bounced.h"
#include "features/intake/conversation.h"
#include "features/intake/filing_rules.h"
#include "features/intake/intake.h"
#include "features/intake/intake_test.h"
#include "features/intake/trust_rules.h"
#include "features/notify/participants.h"
#include "features/notify/reply_address_rules.h"
#include "features/notify/trust_store.h"
#include "platform/base/enum_text.h"
#include "platform/mail/mail.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

// Whom a mail is believed from, and what it may do: spoofed senders, guessed threads, bounces, loops.
namespace podpora::intake {
namespace {

using notify::TokenState;

constexpr auto kServer = "mx.hvezda.example";

/// One line of the matrix.
struct Cell {
  std::string token, dmarc, cc, filing, joining;
};

std::vector<Cell> matrix() {
  std::ifstream file("tests/mail/trust_matrix.txt");
  std::vector<Cell> cells;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    Cell cell;
    words >> cell.token >> cell.dmarc >> cell.cc >> cell.filing >> cell.joining;
    cell.cc.pop_back();  // its colon
    cells.push_back(cell);
  }
  return cells;
}

TokenState token_of(std::string const& word) {
  if (word == "right") return TokenState::kRight;
  if (word == "expired") return TokenState::kExpired;
  return word == "none" ? TokenState::kNone : TokenState::kWrong;
}
Dmarc dmarc_named(std::string const& word) {
  return word == "pass" ? Dmarc::kPass : word == "fail" ? Dmarc::kFail : Dmarc::kNone;
}

TEST(TrustRules, EveryCellHasItsVerdict) {
  auto const cells = matrix();
  ASSERT_EQ(cells.size(), 45U);
  std::set<std::string> seen;
  for (auto const& cell : cells) {
    auto const name = cell.token + " " + cell.dmarc + " " + cell.cc;
    EXPECT_TRUE(seen.insert(name).second) << name;
    EXPECT_EQ(to_text(verdict_of(token_of(cell.token), dmarc_named(cell.dmarc))), cell.filing) << name;
    if (cell.cc == "none") continue;
    auto const named = cell.cc == "known" ? Named::kColleague : Named::kStranger;
    EXPECT_EQ(to_text(joining_of(token_of(cell.token), dmarc_named(cell.dmarc), named)), cell.joining) << name;
  }
}

TEST(TrustRules, OnlyABelievedServerSpeaks) {
  mail::ParsedMail mail;
  mail.from.address = "jana@lipa.example";
  EXPECT_EQ(dmarc_of(mail, {kServer}), Dmarc::kNone);
  mail.authentication = {{"mx.evil.example", "pass", "lipa.example"}};
  EXPECT_EQ(dmarc_of(mail, {kServer}), Dmarc::kNone);
  EXPECT_EQ(dmarc_of(mail, {}), Dmarc::kNone);
  mail.authentication.push_back({kServer, "pass", "lipa.example"});
  EXPECT_EQ(dmarc_of(mail, {kServer}), Dmarc::kPass);
  // The believed server's own field is the topmost of its name.
  mail.authentication.insert(mail.authentication.begin(), {kServer, "fail", "lipa.example"});
  EXPECT_EQ(dmarc_of(mail, {kServer}), Dmarc::kFail);
  mail.authentication = {{kServer, "pass", "evil.example"}};
  EXPECT_EQ(dmarc_of(mail, {kServer}), Dmarc::kNone);
  mail.authentication = {{kServer, "pass", "lipa.example"}};
  mail.several_senders = true;
  EXPECT_EQ(dmarc_of(mail, {kServer}), Dmarc::kNone);
}

TEST(BouncedOf, OnlyOurRecipientIsMarked) {
  mail::ParsedMail mail;
  mail.automatic = mail::Automatic::kBounce;
  mail.reported = {{"moved@elsewhere.example", "5.1.1", "550", "user_unknown", true}};
  EXPECT_EQ(bounced_of(mail, "jana@lipa.example").at(0).address, "jana@lipa.example");
  EXPECT_TRUE(bounced_of(mail, "").empty());
  mail.reported.push_back({"other@elsewhere.example", "5.1.1", "550", "user_unknown", true});
  EXPECT_TRUE(bounced_of(mail, "jana@lipa.example").empty());
  mail.reported = {{"jana@lipa.example", "2.0.0", "250", "delivered", false}};
  EXPECT_TRUE(bounced_of(mail, "jana@lipa.example").empty());
}

/// The bytes that go out for it.
std::string composed(notify::OutboxMail const& mail) {
  return mail::compose({.message_id = mail.message_id,
                        .date = mail.created_at,
                        .from = {mail.sender, mail.sender_name},
                        .reply_to = mail::Address{mail.reply_address, mail.sender_name},
                        .to = {mail.recipient, mail.recipient_name},
                        .subject = mail.subject,
                        .text = mail.body,
                        .automatic = mail.purpose == notify::Purpose::kAcknowledgement});
}

class TrustTest : public IntakeTest {
 protected:
  TrustTest() {
    write([&](auto& tx) {
      notify::put_trusted_servers(tx, desk, {kServer}, clock.now());
      customers::add_contact(tx, context(), actor,
                             {.customer_id = lipa.id, .name = "Petr", .email = "petr@lipa.example", .language = "cs"})
          .value();
      identity::add_person(
          tx, context(), actor,
          {.kind = identity::PersonKind::kAgent, .name = "Anna", .email = "anna@hvezda.example", .language = "cs"}, {})
          .value();
    });
  }

  static std::string dmarc(std::string const& result, std::string const& domain = "lipa.example") {
    if (result == "none") return "";
    return std::string{"Authentication-Results: "} + kServer + "; dmarc=" + result + " header.from=" + domain + "\r\n";
  }
  std::vector<notify::Participant> people(MailRow const& row) {
    return read([&](auto& tx) { return notify::participants_of(tx, desk, row.ticket_id.value()); });
  }
  std::string reply_address_with(std::string const& token, MailRow const& opened, notify::OutboxMail const& sent) {
    auto const at = sent.reply_address.find('@');
    if (token == "none") return "podpora@hvezda.example";
    if (token == "wrong")
      return sent.reply_address.substr(0, at - 26) + std::string(26, 'z') + sent.reply_address.substr(at);
    if (token != "other") return sent.reply_address;
    auto const other = answer(file(mail("jana@lipa.example")));
    EXPECT_NE(other.ticket_id, opened.ticket_id);
    auto const other_at = other.reply_address.find('@');
    return sent.reply_address.substr(0, at - 26) + other.reply_address.substr(other_at - 26);
  }
  void check(Cell const& cell) {
    auto const name = cell.token + " " + cell.dmarc + " " + cell.cc;
    auto const opened = file(mail("jana@lipa.example"));
    auto const sent = answer(opened);
    auto const number = std::to_string(ticket(opened).number);
    auto const to = reply_address_with(cell.token, opened, sent);
    if (cell.token == "expired") clock.advance(std::chrono::hours{24 * 366});
    auto const before = messages(opened).size();
    std::string const cc = cell.cc == "known" ? "petr@lipa.example" : "mallory@evil.example";
    auto raw = mail("jana@lipa.example", dmarc(cell.dmarc) + (cell.cc == "none" ? "" : "Cc: " + cc + "\r\n") +
                                             "Delivered-To: " + to + "\r\n");
    raw.replace(raw.find("Stojí"), std::string{"Stojí"}.size(), "Re: Stojí [#" + number + "]");
    auto const row = file(raw);
    bool const on_ticket = cell.filing == "reply" || cell.filing == "note";
    EXPECT_EQ(row.ticket_id == opened.ticket_id, on_ticket) << name;
    EXPECT_EQ(messages(opened).size(), before + (on_ticket ? 1 : 0)) << name;
    EXPECT_EQ(ticket(opened).state, cell.filing == "reply" ? tickets::State::kOpen : tickets::State::kWaitingCustomer)
        << name;
    EXPECT_EQ(ticket(row).contact_id.has_value(), cell.filing != "unverified_ticket") << name;
    EXPECT_EQ(ticket(row).customer_id.has_value(), cell.filing != "unverified_ticket") << name;
    EXPECT_TRUE(cell.filing != "note" || messages(row).back().visibility == tickets::Visibility::kInternal) << name;
    EXPECT_TRUE(on_ticket || people(opened).empty()) << name;
    EXPECT_TRUE(cell.filing != "unverified_ticket" || acknowledgements(row) == 0) << name;
    check_people(cell, row, cc, name);
  }
  void check_people(Cell const& cell, MailRow const& row, std::string const& cc, std::string const& name) {
    auto const joined = people(row);
    ASSERT_EQ(joined.size(), cell.joining == "nobody" ? 0U : 1U) << name;
    if (joined.empty()) return;
    EXPECT_EQ(joined[0].address, cc) << name;
    EXPECT_EQ(joined[0].state,
              cell.joining == "added" ? notify::ParticipantState::kConfirmed : notify::ParticipantState::kPending)
        << name;
    auto const mails = recipients(row);
    answer(row);
    auto const after = recipients(row);
    EXPECT_EQ(std::ranges::count(after, cc), cell.joining == "added" ? 1 : 0) << name;
    EXPECT_EQ(std::ranges::count(mails, cc), 0) << name;
  }
  std::vector<std::string> recipients(MailRow const& row) {
    std::vector<std::string> out;
    for (auto const& one : read([&](auto& tx) { return notify::mails_of_ticket(tx, desk, row.ticket_id.value()); }))
      out.push_back(one.recipient);
    return out;
  }
  std::optional<notify::UnreachableAddress> unreachable(std::string const& address) {
    return read([&](auto& tx) { return notify::find_unreachable(tx, desk, address); });
  }
  std::string bounce(notify::OutboxMail const& sent, std::string const& status, std::string const& code) {
    return "From: MAILER-DAEMON@lipa.example\r\nSubject: Undelivered Mail\r\nContent-Type: multipart/report; "
           "report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nNot delivered (" +
           std::to_string(++count) +
           ")\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; " + sent.recipient +
           "\r\nAction: failed\r\nStatus: " + status + "\r\nDiagnostic-Code: smtp; " + code +
           "\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" + sent.message_id +
           ">\r\n\r\n--b--\r\n";
  }
};
PODPORA_BOTH_DATABASES(TrustTest);

TEST_P(TrustTest, EveryCellOfTheMatrixIsFiledSo) {
  for (auto const& cell : matrix()) check(cell);
}

TEST_P(TrustTest, AConfirmedParticipantIsHeardAndGetsAnswers) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  file(mail("jana@lipa.example", "Cc: Eva <eva@partner.example>\r\nDelivered-To: " + sent.reply_address + "\r\n"));
  auto const eva = people(opened).at(0);
  EXPECT_EQ(eva.named_by, "jana@lipa.example");
  auto const thread = "References: <" + sent.message_id + ">\r\n";
  EXPECT_EQ(file(mail("eva@partner.example", thread)).ticket_id, opened.ticket_id);
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal);
  write([&](auto& tx) {
    EXPECT_EQ(notify::decide_participant(tx, context(), actor, opened.ticket_id.value(), eva.id,
                                         notify::ParticipantState::kPending)
                  .error()
                  .kind,
              ErrorCode::kInvalid);
    notify::decide_participant(tx, context(), actor, opened.ticket_id.value(), eva.id,
                               notify::ParticipantState::kConfirmed)
        .value();
  });
  answer(opened);
  auto const copy = read([&](auto& tx) { return notify::mails_of_ticket(tx, desk, opened.ticket_id.value()).back(); });
  EXPECT_EQ(copy.recipient, "eva@partner.example");
  auto const heard = file(mail("eva@partner.example", "Delivered-To: " + copy.reply_address + "\r\n", "Zkouším"));
  EXPECT_EQ(heard.ticket_id, opened.ticket_id);
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kCustomer);
  EXPECT_EQ(ticket(opened).state, tickets::State::kOpen);
  EXPECT_EQ(ticket(opened).contact_id, jana.id);
}

TEST_P(TrustTest, AnotherDeskDecidesNothing) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  file(mail("jana@lipa.example", "Cc: eva@partner.example\r\nDelivered-To: " + sent.reply_address + "\r\n"));
  auto const eva = people(opened).at(0);
  write(
      [&](auto& tx) { notify::mark_unreachable(tx, desk, {.address = "jana@lipa.example", .last_at = clock.now()}); });
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    auto const mallory = system_actor(other_desk);
    EXPECT_EQ(notify::decide_participant(tx, context(), mallory, opened.ticket_id.value(), eva.id,
                                         notify::ParticipantState::kConfirmed)
                  .error()
                  .kind,
              ErrorCode::kNotFound);
    EXPECT_TRUE(notify::participants_of(tx, other_desk, opened.ticket_id.value()).empty());
    EXPECT_TRUE(notify::trusted_servers(tx, other_desk).empty());
    EXPECT_FALSE(notify::find_unreachable(tx, other_desk, "jana@lipa.example"));
    EXPECT_FALSE(notify::clear_unreachable(tx, other_desk, "jana@lipa.example"));
    EXPECT_FALSE(notify::find_mail_by_message_id(tx, other_desk, sent.message_id));
  });
}

TEST_P(TrustTest, MailSpeaksForAnAgentOnlyWhenItsDomainSaysSo) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const thread = "References: <" + answer(opened).message_id + ">\r\n";
  for (std::string const result : {"none", "fail"}) {
    file(mail("anna@hvezda.example", thread + dmarc(result, "hvezda.example")));
    EXPECT_NE(messages(opened).back().author_kind, tickets::AuthorKind::kAgent) << result;
    EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal) << result;
  }
  file(mail("anna@hvezda.example", thread + dmarc("pass", "hvezda.example"), "Zavolám jim."));
  EXPECT_EQ(messages(opened).back().author_kind, tickets::AuthorKind::kAgent);
  EXPECT_EQ(messages(opened).back().author_name, "Anna");
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal);
  EXPECT_EQ(ticket(opened).state, tickets::State::kWaitingCustomer);
}

TEST_P(TrustTest, WhatAnAgentPassesOnIsItsSendersRequest) {
  auto const body =
      "Prosím vyřídit.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Jana <jana@lipa.example>\r\nDate: x\r\n"
      "Subject: Mail stopped\r\nTo: anna@hvezda.example\r\n\r\nNothing arrives.\r\n";
  auto const row = file(mail("anna@hvezda.example", dmarc("pass", "hvezda.example"), body));
  EXPECT_EQ(ticket(row).contact_id, jana.id);
  EXPECT_EQ(ticket(row).subject, "Mail stopped");
  EXPECT_EQ(messages(row).at(0).body, "Nothing arrives.");
  EXPECT_EQ(messages(row).at(0).author_id, jana.id);
  EXPECT_EQ(messages(row).at(1).visibility, tickets::Visibility::kInternal);
  EXPECT_NE(messages(row).at(1).body.find("Prosím vyřídit."), std::string::npos);
  EXPECT_EQ(acknowledgements(row), 1U);
  // Without a proof that it was the agent nobody is written to; a forged one opens nothing in Jana's name.
  EXPECT_EQ(acknowledgements(file(mail("anna@hvezda.example", "", body))), 0U);
  EXPECT_FALSE(ticket(file(mail("anna@hvezda.example", dmarc("fail", "hvezda.example"), body))).contact_id);
  EXPECT_FALSE(ticket(file(mail("mallory@evil.example", "", body))).contact_id);
}

TEST_P(TrustTest, ABounceMarksTheAddressAndKeepsTheState) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  file(bounce(sent, "4.2.2", "452 4.2.2 Mailbox full"));
  auto const soft = unreachable("Jana@lipa.example").value();
  EXPECT_FALSE(soft.hard);
  EXPECT_EQ(soft.reason, "mailbox_full");
  clock.advance(std::chrono::hours{1});
  auto const row = file(bounce(sent, "5.1.1", "550 5.1.1 User unknown"));
  auto const hard = unreachable("jana@lipa.example").value();
  EXPECT_TRUE(hard.hard);
  EXPECT_EQ(hard.status, "5.1.1");
  EXPECT_EQ(hard.reports, 2);
  EXPECT_EQ(hard.since, soft.since);
  EXPECT_EQ(row.ticket_id, opened.ticket_id);
  EXPECT_NE(messages(opened).back().body.find("jana@lipa.example"), std::string::npos);
  EXPECT_EQ(messages(opened).back().visibility, tickets::Visibility::kInternal);
  EXPECT_EQ(ticket(opened).state, tickets::State::kWaitingCustomer);
  // Whoever writes can be written to.
  file(mail("jana@lipa.example", "Delivered-To: " + sent.reply_address + "\r\n"));
  EXPECT_FALSE(unreachable("jana@lipa.example"));
}

TEST_P(TrustTest, AForgedBounceMarksNobody) {
  auto sent = answer(file(mail("jana@lipa.example")));
  sent.message_id = "guessed@hvezda.example";
  file(bounce(sent, "5.1.1", "550 5.1.1 User unknown"));
  EXPECT_FALSE(unreachable("jana@lipa.example"));
}

TEST_P(TrustTest, NoChangedOrCutIdIsAccepted) {
  auto const opened = file(mail("jana@lipa.example"));
  auto const sent = answer(opened);
  auto const identity = read([&](auto& tx) { return notify::find_identity(tx, desk).value(); });
  auto const tag = notify::subject_tag(identity, desk, {opened.ticket_id.value(), std::nullopt}, "jana@lipa.example");
  read([&](auto& tx) {
    auto const found = [&](std::string const& id, std::string const& subject) {
      mail::ParsedMail mail;
      mail.from.address = "jana@lipa.example";
      mail.in_reply_to = {id};
      mail.references = {id, ""};
      mail.subject = subject;
      return find_conversation(tx, desk, mail, clock.now()).ref.has_value();
    };
    EXPECT_TRUE(found(sent.message_id, ""));
    EXPECT_TRUE(found("", "Re: [#1] x " + tag));
    EXPECT_FALSE(found("", "Re: Stojí [#1] #1 1"));
    for (std::size_t i = 0; i < sent.message_id.size(); ++i) {
      auto changed = sent.message_id;
      changed[i] = changed[i] == 'x' ? 'y' : 'x';
      EXPECT_FALSE(found(changed, "")) << changed;
      EXPECT_FALSE(found(sent.message_id.substr(0, i), ""));
    }
    for (std::size_t i = 0; i < tag.size(); ++i) {
      auto changed = tag;
      changed[i] = changed[i] == 'x' ? 'y' : 'x';
      EXPECT_FALSE(found("", changed)) << changed;
      EXPECT_FALSE(found("", tag.substr(0, i)));
    }
    mail::ParsedMail stranger;
    stranger.from.address = "mallory@evil.example";
    stranger.subject = tag;
    EXPECT_FALSE(find_conversation(tx, desk, stranger, clock.now()).ref);
    return 0;
  });
}

TEST_P(TrustTest, ControlHeadersFromOutsideChangeNothing) {
  auto const plain = ticket(file(mail("jana@lipa.example")));
  for (std::string const name : {"X-Podpora-Ticket",
                                 "X-Podpora-State",
                                 "X-Podpora-Queue",
                                 "X-RT-Loop-Prevention",
                                 "RT-Ticket",
                                 "RT-Originator",
                                 "Managed-by",
                                 "X-RT-Original-Encoding",
                                 "X-RT-Encrypt",
                                 "X-RT-Sign",
                                 "X-RT-Incoming-Encryption",
                                 "X-RT-Incoming-Signature",
                                 "X-RT-Privacy",
                                 "X-RT-Squelch-Replies-To",
                                 "RT-Squelch-Replies-To",
                                 "RT-DetectedAutoGenerated",
                                 "RT-Send-CC",
                                 "RT-Send-BCC",
                                 "X-OTRS-Priority",
                                 "X-OTRS-State",
                                 "X-Zammad-Ticket-State",
                                 "X-Zammad-Out-Of-Office"}) {
    auto const row = file(mail("jana@lipa.example", name + ": closed\r\n"));
    auto const one = ticket(row);
    EXPECT_NE(one.id, plain.id) << name;
    EXPECT_EQ(one.state, plain.state) << name;
    EXPECT_EQ(one.severity, plain.severity) << name;
    EXPECT_EQ(one.kind, plain.kind) << name;
    EXPECT_EQ(one.contact_id, plain.contact_id) << name;
    EXPECT_EQ(messages(row).at(0).visibility, tickets::Visibility::kCustomer) << name;
  }
}

TEST_P(TrustTest, AResponderWithoutAHeaderGetsFewMailsAndTheAgentsKnow) {
  std::size_t mails = 0;
  bool told = false;
  for (int i = 0; i < 30; ++i) {
    auto const row = file(mail("jana@lipa.example", "", "I am away " + std::to_string(i)));
    mails += acknowledgements(row);
    told = told || messages(row).back().author_kind == tickets::AuthorKind::kSystem;
    clock.advance(std::chrono::minutes{2});
  }
  EXPECT_LE(mails, 5U);
  EXPECT_GE(mails, 1U);
  EXPECT_TRUE(told);
}

/// Two desks, each the other's contact: whatever the one sends, the other files, and answers if it would.
TEST_P(TrustTest, TwoDesksStopAfterTwoMails) {
  auto const twin_actor = system_actor(other_desk);
  auto const in = [&](DeskId which, auto f) { return db().write(storage::Scope::of(which), f); };
  in(desk, [&](auto& tx) {
    customers::add_contact(tx, context(), actor,
                           {.customer_id = lipa.id, .name = "B", .email = "podpora@druha.example", .language = "cs"})
        .value();
  });
  in(other_desk, [&](auto& tx) {
    notify::set_identity(tx, context(), twin_actor, "podpora@druha.example", "Druhá").value();
    auto const first = customers::add_customer(
        tx, context(), twin_actor, {.name = "Hvězda", .domain = "hvezda.example", .language = "cs", .country = "CZ"});
    customers::add_contact(
        tx, context(), twin_actor,
        {.customer_id = first.value().id, .name = "A", .email = "podpora@hvezda.example", .language = "cs"})
        .value();
  });
  // A person at the second desk writes by hand, from its address.
  std::size_t sent = 0;
  auto raw = mail("podpora@druha.example", "", "Dotaz");
  for (int round = 0; round < 10 && !raw.empty(); ++round) {
    auto const which = round % 2 == 0 ? desk : other_desk;
    auto const row = file_mail(intake(), which, store_mail(intake(), which, raw).row.id);
    auto const out = db().read(storage::Scope::of(which),
                               [&](auto& tx) { return notify::mails_of_ticket(tx, which, row.ticket_id.value()); });
    sent += out.size();
    raw = out.empty() ? std::string{} : composed(out.back());
  }
  EXPECT_TRUE(raw.empty());
  EXPECT_LE(sent, 2U);
  EXPECT_GE(sent, 1U);
}

}  // namespace
}  // namespace podpora::intake
