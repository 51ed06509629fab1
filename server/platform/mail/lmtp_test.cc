#include "platform/mail/lmtp.h"
#include "platform/mail/lmtp_rules.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>
#include <system_error>

namespace podpora::mail {
namespace {

int code_of_mail(std::string_view rest) {
  auto const parsed = parse_mail(rest, 1000);
  auto const* const reply = std::get_if<LmtpReply>(&parsed);
  return reply ? reply->code : 250;
}

TEST(LmtpRules, MailIsReadWithItsParameters) {
  auto const sender = std::get<LmtpSender>(parse_mail("FROM:<a@b.example> SIZE=900 BODY=8BITMIME SMTPUTF8", 1000));
  EXPECT_EQ(sender.address, "a@b.example");
  EXPECT_EQ(sender.size, 900U);
  EXPECT_TRUE(sender.utf8);
  EXPECT_EQ(std::get<LmtpSender>(parse_mail("from: <>", 1)).address, "");
  EXPECT_EQ(std::get<LmtpSender>(parse_mail("FROM:<@relay.example,@x.example:a@b.example>", 1)).address, "a@b.example");
  EXPECT_EQ(std::get<LmtpSender>(parse_mail(R"(FROM:<"a>b"@c.example>)", 1)).address, R"("a>b"@c.example)");
  struct Case {
    std::string_view rest;
    int code;
  };
  for (auto const& [rest, code] :
       {Case{"FROM:<a@b> SIZE=1001", 552}, Case{"FROM:<a@b> SIZE=x", 501}, Case{"FROM:<a@b> BODY=BINARYMIME", 501},
        Case{"FROM:<a@b> RET=HDRS", 555}, Case{"FROM:<ř@b>", 553}, Case{"FROM:<ř@b> SMTPUTF8", 250},
        Case{"FROM:a@b", 501}, Case{"FROM:<a@b", 501}, Case{"TO:<a@b>", 501}, Case{"FROM:<a@b>SIZE=1", 501},
        Case{"FROM:<a\x01@b>", 501}, Case{"FROM:<\xff@b> SMTPUTF8", 501}}) {
    EXPECT_EQ(code_of_mail(rest), code) << rest;
  }
}

TEST(LmtpRules, ARecipientIsAMailbox) {
  EXPECT_EQ(std::get<std::string>(parse_rcpt("TO:<x+t0@b.example>", false)), "x+t0@b.example");
  for (std::string_view const rest : {"TO:<>", "TO:<postmaster>", "TO:<a>", "TO:<a@>"}) {
    EXPECT_EQ(std::get<LmtpReply>(parse_rcpt(rest, false)).code, 550) << rest;
  }
  EXPECT_EQ(std::get<LmtpReply>(parse_rcpt("TO:<a@b> NOTIFY=NEVER", false)).code, 555);
  EXPECT_EQ(std::get<LmtpReply>(parse_rcpt("TO:<č@b>", false)).code, 553);
}

/// What a client sends for a mail (RFC 5321 4.5.2), written the slow way.
std::string stuffed(std::string const& mail) {
  std::string out;
  for (std::size_t i = 0; i < mail.size(); ++i) {
    bool const line_start = i == 0 || (i >= 2 && mail[i - 2] == '\r' && mail[i - 1] == '\n');
    if (line_start && mail[i] == '.') out += '.';
    out += mail[i];
  }
  if (!mail.empty() && !mail.ends_with("\r\n")) out += "\r\n";
  return out + ".\r\n";
}

RC_GTEST_PROP(DotReader, GivesBackWhatWasSentHoweverItIsCut, ()) {
  auto const mail = *rc::gen::container<std::string>(rc::gen::element('\r', '\n', '.', 'a', '\0', '\xff'));
  auto const step = *rc::gen::inRange<std::size_t>(1, 7);
  auto const sent = stuffed(mail) + "QUIT\r\n";
  DotReader reader(1000);
  std::size_t used = 0;
  while (!reader.done() && used < sent.size()) used += reader.feed(std::string_view{sent}.substr(used, step));
  RC_ASSERT(reader.done());
  RC_ASSERT(sent.substr(used) == "QUIT\r\n");
  RC_ASSERT(reader.take() == (mail.empty() || mail.ends_with("\r\n") ? mail : mail + "\r\n"));
}

TEST(DotReader, OnlyCrLfDotCrLfEndsAMail) {
  for (std::string const end : {"\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r", "\r\n.\rx", "\r\n.x\r\n"}) {
    DotReader reader(1000);
    auto const sent = "a" + end + "MAIL FROM:<smuggled@x>";
    EXPECT_EQ(reader.feed(sent), sent.size()) << end;
    EXPECT_FALSE(reader.done()) << end;
  }
}

TEST(DotReader, KeepsNoMoreThanItMay) {
  DotReader reader(10);
  reader.feed("123456789\r\n123\r\n.\r\n");
  EXPECT_TRUE(reader.done());
  EXPECT_TRUE(reader.too_large());
  EXPECT_EQ(reader.take(), "");
}

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("connect");
  }
  Client(Client const&) = delete;
  Client& operator=(Client const&) = delete;
  ~Client() { ::close(socket_); }

  void send(std::string_view text) { ASSERT_EQ(::send(socket_, text.data(), text.size(), 0), ssize_t(text.size())); }

  /// The codes of the next answers, continuation lines left out.
  std::string codes(int count) {
    std::string codes;
    while (count > 0) {
      auto const end = input_.find("\r\n");
      if (end == std::string::npos) {
        char buffer[4096];
        auto const got = ::recv(socket_, buffer, sizeof buffer, 0);
        if (got <= 0) return codes + "closed";
        input_.append(buffer, static_cast<std::size_t>(got));
        continue;
      }
      if (input_[3] == ' ') {
        codes += input_.substr(0, 3) + ' ';
        --count;
      }
      input_.erase(0, end + 2);
    }
    return codes;
  }

 private:
  int socket_;
  std::string input_;
};

class LmtpTest : public ::testing::Test {
 protected:
  /// Two desks, 1 and 2, each with any address in its domain; `full@` has no room and `broken@` cannot be looked up.
  LmtpTest()
      : server({.size_max = 1000, .recipients_max = 3, .connections_max = 2, .drain_max = std::chrono::seconds{5}},
               handler()) {
    server.start();
  }

  LmtpHandler handler() {
    return {.find = [](std::string const& address) -> std::optional<std::int64_t> {
              if (address.starts_with("broken@")) throw std::runtime_error("database is away");
              if (address.starts_with("full@")) return 3;
              if (address.ends_with("@one.example")) return 1;
              if (address.ends_with("@two.example")) return 2;
              return std::nullopt;
            },
            .store =
                [this](LmtpMail const& mail) {
                  if (mail.group == 3) throw std::system_error(ENOSPC, std::generic_category());
                  std::lock_guard const lock(mutex);
                  stored.push_back({mail.group, mail.sender, mail.recipients, std::string{mail.bytes}});
                }};
  }

  struct Stored {
    std::int64_t group;
    std::string sender;
    std::vector<std::string> recipients;
    std::string bytes;
  };
  std::mutex mutex;
  std::vector<Stored> stored;
  LmtpServer server;
};

TEST_F(LmtpTest, AnswersForEachRecipientAfterItsDeskHasTheMail) {
  Client client(server.port());
  client.send(
      "LHLO mx.example\r\nMAIL FROM:<jana@lipa.example> SIZE=30\r\nRCPT TO:<a@one.example>\r\nRCPT "
      "TO:<b@two.example>\r\n"
      "RCPT TO:<nobody@three.example>\r\nRCPT TO:<c@one.example>\r\nDATA\r\n");
  EXPECT_EQ(client.codes(8), "220 250 250 250 250 550 250 354 ");
  client.send("Subject: x\r\n\r\n..dot\r\n.\r\nQUIT\r\n");
  EXPECT_EQ(client.codes(5), "250 250 250 221 closed");
  ASSERT_EQ(stored.size(), 2U);
  EXPECT_EQ(stored[0].group, 1);
  EXPECT_EQ(stored[0].sender, "jana@lipa.example");
  EXPECT_EQ(stored[0].recipients, (std::vector<std::string>{"a@one.example", "c@one.example"}));
  EXPECT_EQ(stored[0].bytes, "Subject: x\r\n\r\n.dot\r\n");
  EXPECT_EQ(stored[1].recipients, (std::vector<std::string>{"b@two.example"}));
}

TEST_F(LmtpTest, WhatCannotBeStoredNowIsAskedForAgain) {
  Client client(server.port());
  client.send(
      "LHLO mx\r\nMAIL FROM:<>\r\nRCPT TO:<broken@one.example>\r\nRCPT TO:<full@one.example>\r\nRCPT "
      "TO:<a@one.example>\r\n"
      "DATA\r\n");
  EXPECT_EQ(client.codes(7), "220 250 250 451 250 250 354 ");
  client.send("x\r\n.\r\n");
  EXPECT_EQ(client.codes(2), "452 250 ");
  EXPECT_EQ(stored.size(), 1U);
  EXPECT_EQ(stored[0].sender, "");
}

TEST_F(LmtpTest, TheOrderOfCommandsIsKept) {
  Client client(server.port());
  client.send(
      "EHLO x\r\nMAIL FROM:<a@b>\r\nLHLO\r\nLHLO x\r\nRCPT TO:<a@one.example>\r\nDATA\r\nMAIL FROM:<a@b>\r\nMAIL "
      "FROM:<a@b>\r\n"
      "DATA\r\nRSET\r\nNOOP\r\nVRFY a\r\nWHAT\r\n");
  EXPECT_EQ(client.codes(14), "220 500 503 501 250 503 503 250 503 503 250 250 252 500 ");
}

TEST_F(LmtpTest, LimitsAreKept) {
  Client client(server.port());
  client.send("LHLO x\r\nMAIL FROM:<a@b> SIZE=1001\r\nMAIL FROM:<a@b>\r\n");
  EXPECT_EQ(client.codes(4), "220 250 552 250 ");
  for (int i = 0; i < 4; ++i) client.send("RCPT TO:<a@one.example>\r\n");
  EXPECT_EQ(client.codes(4), "250 250 250 452 ");
  client.send("DATA\r\n" + std::string(2000, 'a') + "\r\n.\r\n");
  EXPECT_EQ(client.codes(4), "354 552 552 552 ");
  client.send("NOOP " + std::string(20'000, 'a') + "\r\nNOOP\r\n");
  EXPECT_EQ(client.codes(2), "500 250 ");
  EXPECT_TRUE(stored.empty());
  Client second(server.port());
  EXPECT_EQ(second.codes(1), "220 ");
  Client third(server.port());
  EXPECT_EQ(third.codes(1), "421 ");
}

TEST_F(LmtpTest, WhoOnlyMakesMistakesIsSentAway) {
  Client client(server.port());
  for (int i = 0; i < 25; ++i) client.send("X\r\n");
  auto const codes = client.codes(26);
  EXPECT_TRUE(codes.ends_with("closed"));
  EXPECT_EQ(codes.size(), 4 * 21 + 6U);
}

TEST_F(LmtpTest, AMailThatDoesNotEndIsNoMail) {
  {
    Client client(server.port());
    client.send("LHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@one.example>\r\nDATA\r\nhalf a mail\r\n");
    client.codes(5);
  }
  server.stop();
  EXPECT_TRUE(stored.empty());
}

TEST_F(LmtpTest, StoppingEndsIdleSessionsWithAWord) {
  Client client(server.port());
  EXPECT_EQ(client.codes(1), "220 ");
  server.stop();
  EXPECT_EQ(client.codes(2), "421 closed");
}

TEST(LmtpServer, ListensToThisMachineAlone) {
  LmtpServer server({.host = "0.0.0.0"}, {});
  EXPECT_THROW(server.start(), std::runtime_error);
}

}  // namespace
}  // namespace podpora::mail
