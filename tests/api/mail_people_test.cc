#include "api/api_test.h"

#include "app/demo/mails.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>

#include <algorithm>

namespace podpora::tests {
namespace {

namespace demo = app::demo;

/// People whom a mail names, addresses that bounce, and whom mail is believed from: through the API alone.
class MailPeople : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string open_in_portal() {
    auto const answer =
        post("/api/v1/portal/tickets",
             R"({"subject":"Mail stopped","body":"Since morning.","kind":"technical","severity":"B"})", jana);
    EXPECT_EQ(answer.status, 201) << answer.raw.body;
    return answer.text("/ticket/id");
  }
  void reply(std::string const& ticket) {
    EXPECT_EQ(post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"Try again."})", anna).status, 201);
  }
  std::string owner() {
    auto const found = std::ranges::find(partner_.people, "desk_owner", &demo::DemoPerson::kind);
    return sign_in(found->email);
  }
  Answer put(std::string const& path, std::string const& body, std::string const& cookie) {
    return call({.method = "PUT", .url = path, .headers = {{"Content-Type", "application/json"}}, .body = body},
                cookie);
  }
  std::vector<std::string> recipients() {
    std::vector<std::string> out;
    for (auto const& raw : outbox()) out.push_back(mail::parse(raw).to.at(0).address);
    return out;
  }
};
PODPORA_BOTH_DATABASES(MailPeople);

TEST_P(MailPeople, TheRequesterLetsSomebodyTakePart) {
  auto const ticket = open_in_portal();
  reply(ticket);
  auto const answer = demo::answer_to(
      outbox().back(), {.from = "Jana <jana@klas.example>", .message_id = "a@klas.example", .text = "Eva knows more."});
  ASSERT_EQ(deliver("Cc: Eva <eva@partner.example>\r\n" + answer).text("/ticket"), ticket);
  auto const people = get("/api/v1/tickets/" + ticket + "/people", anna);
  ASSERT_EQ(people.text("/participants/0/state"), "pending") << people.raw.body;
  EXPECT_EQ(people.text("/participants/0/address"), "eva@partner.example");
  reply(ticket);
  EXPECT_EQ(std::ranges::count(recipients(), "eva@partner.example"), 0);
  auto const decision = "/participants/" + people.text("/participants/0/id") + "/decision";
  auto const yes = R"({"state":"confirmed"})";
  EXPECT_EQ(get("/api/v1/portal/tickets/" + ticket + "/people", jana).text("/participants/0/state"), "pending");
  EXPECT_EQ(post("/api/v1/portal/tickets/" + ticket + decision, R"({"state":"pending"})", jana).status, 422);
  EXPECT_EQ(post("/api/v1/portal/tickets/" + ticket + decision, yes, jana).text("/state"), "confirmed");
  EXPECT_EQ(std::ranges::count(recipients(), "eva@partner.example"), 1) << "she is told that she takes part";
  reply(ticket);
  EXPECT_EQ(std::ranges::count(recipients(), "eva@partner.example"), 2);
  EXPECT_EQ(post("/api/v1/tickets/" + ticket + decision, R"({"state":"declined"})", anna).text("/state"), "declined");
  reply(ticket);
  EXPECT_EQ(std::ranges::count(recipients(), "eva@partner.example"), 2);
}

TEST_P(MailPeople, WhoTakesPartInOneRequestIsHeardInWhatItWentInto) {
  auto const name_eva = [&](std::string const& ticket, std::string const& id) {
    reply(ticket);
    deliver("Cc: eva@partner.example\r\n" +
            demo::answer_to(outbox().back(), {.from = "Jana <jana@klas.example>", .message_id = id, .text = "x"}));
    return get("/api/v1/tickets/" + ticket + "/people", anna).text("/participants/0/id");
  };
  auto const state = [&](std::string const& ticket) {
    return get("/api/v1/tickets/" + ticket + "/people", anna).text("/participants/0/state");
  };
  auto const first = open_in_portal();
  auto const second = open_in_portal();
  name_eva(first, "a@klas.example");
  auto const eva = name_eva(second, "b@klas.example");
  post("/api/v1/tickets/" + second + "/participants/" + eva + "/decision", R"({"state":"confirmed"})", anna);
  EXPECT_EQ(state(first), "pending");
  EXPECT_EQ(post("/api/v1/tickets/" + second + "/merge", R"({"into":")" + first + "\"}", anna).status, 200);
  EXPECT_EQ(state(first), "confirmed");
  EXPECT_EQ(post("/api/v1/tickets/" + second + "/unmerge", "{}", anna).status, 200);
  EXPECT_EQ(state(first), "pending");
  EXPECT_EQ(state(second), "confirmed");
}

TEST_P(MailPeople, OnlyTheRequesterDecidesInThePortal) {
  auto const ticket = open_in_portal();
  reply(ticket);
  deliver("Cc: eva@partner.example\r\n" +
          demo::answer_to(outbox().back(),
                          {.from = "Jana <jana@klas.example>", .message_id = "a@klas.example", .text = "x"}));
  auto const people = get("/api/v1/tickets/" + ticket + "/people", anna);
  auto const decision =
      "/api/v1/portal/tickets/" + ticket + "/participants/" + people.text("/participants/0/id") + "/decision";
  for (auto const& one : partner_.people) {
    if (one.kind != "contact" || one.email == "jana@klas.example") continue;
    auto const status = post(decision, R"({"state":"confirmed"})", sign_in(one.email)).status;
    EXPECT_TRUE(status == 403 || status == 404) << one.email << " " << status;
  }
  EXPECT_EQ(get("/api/v1/tickets/" + ticket + "/people", anna).text("/participants/0/state"), "pending");
}

TEST_P(MailPeople, ABouncedAddressIsShownUntilItWorksAgain) {
  auto const ticket = open_in_portal();
  reply(ticket);
  auto const sent = mail::parse(outbox().back());
  deliver(
      "From: MAILER-DAEMON@klas.example\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program at "
      "klas.example.\r\n\r\n<jana@klas.example>:\r\n550 5.1.1 User unknown\r\n\r\n--- Below this line is a copy of "
      "the message.\r\n\r\nMessage-ID: <" +
      sent.message_id + ">\r\n\r\nx\r\n");
  auto const people = get("/api/v1/tickets/" + ticket + "/people", anna);
  EXPECT_EQ(people.text("/unreachable/0/address"), "jana@klas.example") << people.raw.body;
  EXPECT_TRUE(people.at("/unreachable/0/hard").as_bool());
  auto const body = R"({"address":"Jana@klas.example"})";
  EXPECT_EQ(post("/api/v1/unreachable-addresses/clear", body, anna).status, 204);
  EXPECT_EQ(post("/api/v1/unreachable-addresses/clear", body, anna).status, 404);
  EXPECT_TRUE(get("/api/v1/tickets/" + ticket + "/people", anna).at("/unreachable").as_array().empty());
}

TEST_P(MailPeople, TheDeskNamesTheServersThatItBelieves) {
  auto const manager = owner();
  EXPECT_TRUE(get("/api/v1/mail-trust", manager).at("/servers").as_array().empty());
  EXPECT_EQ(
      put("/api/v1/mail-trust", R"({"servers":["mx.severka.example","bad name"]})", manager).text("/errors/0/pointer"),
      "/servers/1");
  EXPECT_EQ(put("/api/v1/mail-trust", R"({"servers":["MX.severka.example"]})", manager).text("/servers/0"),
            "mx.severka.example");
  EXPECT_EQ(put("/api/v1/mail-trust", R"({"servers":[]})", anna).status, 403);
  auto const forged = deliver(
      "Authentication-Results: mx.severka.example; dmarc=fail header.from=klas.example\r\nFrom: jana@klas.example\r\n"
      "Subject: Send money\r\nMessage-ID: <f@klas.example>\r\n\r\nNow.\r\n");
  auto const ticket = get("/api/v1/tickets/" + forged.text("/ticket"), anna);
  EXPECT_EQ(ticket.text("/contact_email"), "");
  EXPECT_EQ(ticket.text("/messages/1/visibility"), "internal");
}

}  // namespace
}  // namespace podpora::tests
