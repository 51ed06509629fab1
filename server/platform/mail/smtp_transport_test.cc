#include "platform/mail/mail.h"

#include "testing/scripted_smtp.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace podpora::mail {
namespace {

using testing::ScriptedSmtp;

constexpr char const* kFrom = "podpora@hvezda.example";
constexpr char const* kTo = "jana@lipa.example";
constexpr char const* kMail = "Subject: x\r\n\r\n.\r\n..two\r\nend\r\n";

SmtpOptions clear_text(ScriptedSmtp const& server) {
  return {.url = server.url(),
          .user = "",
          .password = "",
          .oauth = {},
          .require_tls = false,
          .ca_file = "",
          .timeout = std::chrono::seconds{10}};
}

SendResult send(testing::SmtpScript script) {
  ScriptedSmtp server(std::move(script));
  return make_smtp_transport(clear_text(server))->send(kFrom, kTo, kMail);
}

bool said(ScriptedSmtp& server, std::string_view start) {
  return std::ranges::any_of(server.commands(), [&](auto const& line) { return line.starts_with(start); });
}

TEST(SmtpTransport, DeliversTheBytesAsTheyAre) {
  ScriptedSmtp server({});
  auto const result = make_smtp_transport(clear_text(server))->send(kFrom, kTo, kMail);
  EXPECT_EQ(result.status, SendStatus::kSent) << result.detail;
  EXPECT_EQ(result.detail, "250 2.0.0 queued as 4711");
  EXPECT_EQ(server.messages(), std::vector<std::string>{kMail});
  EXPECT_TRUE(said(server, "MAIL FROM:<podpora@hvezda.example>"));
  EXPECT_TRUE(said(server, "RCPT TO:<jana@lipa.example>"));
}

/// RFC 5321 section 4.2.1: 4yz is to be tried again, 5yz is not; before the envelope it is not about this mail.
TEST(SmtpTransport, EveryStageMayRefuse) {
  struct Row {
    char const* stage;
    char const* answer;
    SendStatus status;
  };
  for (Row const& row : {
           Row{"greet", "421 4.3.2 closing", SendStatus::kTemporary},
           Row{"greet", "554 5.3.2 no service", SendStatus::kTemporary},
           Row{"EHLO", "421 4.3.2 later", SendStatus::kTemporary},
           Row{"MAIL", "451 4.3.0 later", SendStatus::kTemporary},
           Row{"MAIL", "452 4.3.1 full", SendStatus::kTemporary},
           Row{"MAIL", "530 5.7.0 sign in first", SendStatus::kTemporary},
           Row{"MAIL", "553 5.7.1 not your sender", SendStatus::kPermanent},
           Row{"RCPT", "421 4.7.0 too many", SendStatus::kTemporary},
           Row{"RCPT", "450 4.2.0 greylisted", SendStatus::kTemporary},
           Row{"RCPT", "550 5.1.1 no such user", SendStatus::kPermanent},
           Row{"DATA", "451 4.3.0 later", SendStatus::kTemporary},
           Row{"DATA", "554 5.5.1 none", SendStatus::kPermanent},
           Row{"dot", "421 4.3.2 closing", SendStatus::kTemporary},
           Row{"dot", "452 4.3.1 full", SendStatus::kTemporary},
           Row{"dot", "552 5.3.4 too big", SendStatus::kPermanent},
           Row{"dot", "554 5.7.1 spam", SendStatus::kPermanent},
       }) {
    auto const result = send({{row.stage, row.answer}});
    EXPECT_EQ(result.status, row.status) << row.stage << " " << row.answer << ": " << result.detail;
    EXPECT_EQ(result.detail, row.answer) << row.stage;
  }
}

TEST(SmtpTransport, ALostConnectionIsTemporaryAtEveryStage) {
  for (auto const* stage : {"greet", "EHLO", "MAIL", "RCPT", "DATA", "dot"}) {
    auto const result = send({{stage, "drop"}});
    EXPECT_EQ(result.status, SendStatus::kTemporary) << stage << ": " << result.detail;
    EXPECT_FALSE(result.detail.empty());
    EXPECT_EQ(result.detail.find("354"), std::string::npos) << result.detail;
  }
}

/// A server that accepts and then drips a character at a time holds a sender for ever, unless the sender has a deadline
/// for the whole and not only for each answer.
TEST(SmtpTransport, ATarpitHoldsUsNoLongerThanTheDeadline) {
  constexpr std::chrono::seconds kDeadline{1};
  for (auto const* stage : {"greet", "EHLO", "MAIL", "RCPT", "DATA", "dot", "QUIT"}) {
    ScriptedSmtp server(testing::SmtpScript{{stage, "drip"}});
    auto options = clear_text(server);
    options.timeout = kDeadline;
    auto const begun = std::chrono::steady_clock::now();
    auto const result = make_smtp_transport(options)->send(kFrom, kTo, kMail);
    auto const took = std::chrono::steady_clock::now() - begun;
    bool const said_yes = std::string_view{stage} == "QUIT";
    EXPECT_EQ(result.status, said_yes ? SendStatus::kSent : SendStatus::kTemporary) << stage << ": " << result.detail;
    EXPECT_LT(took, kDeadline + std::chrono::seconds{5}) << stage;
    EXPECT_TRUE(said_yes || took + std::chrono::milliseconds{100} >= kDeadline) << stage << ": the server did not drip";
  }
}

TEST(SmtpTransport, AYesStandsWhateverComesBehindIt) {
  EXPECT_EQ(send({{"QUIT", "drop"}}).status, SendStatus::kSent);
  EXPECT_EQ(send({{"QUIT", "500 what"}}).status, SendStatus::kSent);
}

TEST(SmtpTransport, NothingGoesInClearTextWhereTlsIsRequired) {
  for (auto const& capabilities : {std::vector<std::string>{"AUTH PLAIN LOGIN"}, {"STARTTLS", "AUTH PLAIN LOGIN"}}) {
    ScriptedSmtp server({{"STARTTLS", "454 4.7.0 not now"}}, capabilities);
    auto options = clear_text(server);
    options.require_tls = true;
    options.user = "podpora";
    options.password = "secret";
    auto const result = make_smtp_transport(options)->send(kFrom, kTo, kMail);
    EXPECT_EQ(result.status, SendStatus::kTemporary);
    EXPECT_FALSE(said(server, "AUTH"));
    EXPECT_FALSE(said(server, "MAIL"));
    EXPECT_TRUE(server.messages().empty());
  }
}

TEST(SmtpTransport, ARefusedSignInMakesTheMailWait) {
  ScriptedSmtp server({{"AUTH", "535 5.7.8 wrong"}}, {"AUTH PLAIN"});
  auto options = clear_text(server);
  options.user = "podpora";
  options.password = "secret";
  EXPECT_EQ(make_smtp_transport(options)->send(kFrom, kTo, kMail).status, SendStatus::kTemporary);
  EXPECT_FALSE(said(server, "MAIL"));
}

TEST(SmtpTransport, AnAddressCannotAddACommand) {
  ScriptedSmtp server({});
  auto const transport = make_smtp_transport(clear_text(server));
  EXPECT_EQ(transport->send(kFrom, "a@b.example>\r\nRCPT TO:<c@d.example", kMail).status, SendStatus::kPermanent);
  EXPECT_EQ(transport->send("a@b.example\nX", kTo, kMail).status, SendStatus::kPermanent);
  EXPECT_TRUE(server.commands().empty());
}

}  // namespace
}  // namespace podpora::mail
