// A reply can be taken back until it is sent, and not a moment longer.

#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class Undo : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string open_in_portal() {
    auto const answer =
        post("/api/v1/portal/tickets",
             R"({"subject":"Mail stopped","body":"Since morning.","kind":"technical","severity":"B"})", jana);
    return answer.text("/ticket/id");
  }
  std::string reply(std::string const& ticket) {
    return post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"Try **again**."})", anna).text("/id");
  }
  Answer mail_of(std::string const& ticket, std::string const& message) {
    auto const mails = get("/api/v1/tickets/" + ticket + "/mails", anna);
    auto const items = mails.at("/items");
    for (auto const& item : items.as_array()) {
      if (item.at("message_id") == boost::json::value(message))
        return {.status = mails.status, .body = item, .raw = {}};
    }
    return {};
  }
  bool customer_sees_reply(std::string const& ticket) {
    return get("/api/v1/portal/tickets/" + ticket, jana).raw.body.find("again") != std::string::npos;
  }
  std::string first_response(std::string const& ticket) {
    auto const clocks = get("/api/v1/tickets/" + ticket + "/clocks", anna).at("/items");
    for (auto const& item : clocks.as_array()) {
      if (item.at("kind") == "first_response") return std::string{item.at("state").as_string()};
    }
    return "";
  }
};
PODPORA_BOTH_DATABASES(Undo);

TEST_P(Undo, TakenBackInTimeNobodyEverSawIt) {
  auto const ticket = open_in_portal();
  auto const before = outbox().size();
  auto const message = reply(ticket);
  EXPECT_EQ(get("/api/v1/tickets/" + ticket, anna).text("/state"), "waiting_customer");
  EXPECT_EQ(first_response(ticket), "met");
  EXPECT_EQ(mail_of(ticket, message).at("/wait_ms"), 10'000);
  EXPECT_EQ(mail_of(ticket, message).at("/can_undo"), true);
  EXPECT_FALSE(customer_sees_reply(ticket));
  clock.advance(std::chrono::seconds{4});
  EXPECT_EQ(mail_of(ticket, message).at("/wait_ms"), 6'000);
  auto const undone = post("/api/v1/messages/" + message + "/undo", "", anna);
  ASSERT_EQ(undone.status, 200) << undone.raw.body;
  EXPECT_EQ(undone.text("/body"), "Try **again**.");
  EXPECT_EQ(outbox().size(), before);
  EXPECT_FALSE(customer_sees_reply(ticket));
  auto const view = get("/api/v1/tickets/" + ticket, anna);
  EXPECT_EQ(view.text("/state"), "open");
  EXPECT_FALSE(view.text("/messages/1/withdrawn_at").empty()) << view.raw.body;
  EXPECT_EQ(first_response(ticket), "running");
  EXPECT_EQ(mail_of(ticket, message).text("/state"), "undone");
  EXPECT_EQ(post("/api/v1/messages/" + message + "/undo", "", anna).status, 409);
}

TEST_P(Undo, AfterTheDelayItIsTooLate) {
  auto const ticket = open_in_portal();
  auto const before = outbox().size();
  auto const message = reply(ticket);
  EXPECT_EQ(outbox().size(), before + 1);
  EXPECT_TRUE(customer_sees_reply(ticket));
  auto const late = post("/api/v1/messages/" + message + "/undo", "", anna);
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.text("/code"), "already-sent");
  EXPECT_EQ(mail_of(ticket, message).text("/state"), "sent");
  EXPECT_EQ(get("/api/v1/tickets/" + ticket, anna).text("/state"), "waiting_customer");
}

TEST_P(Undo, EachPersonChoosesTheDelay) {
  auto const delay = [&](std::string const& body) {
    return call({.method = "PUT",
                 .url = "/api/v1/session/undo-delay",
                 .headers = {{"Content-Type", "application/json"}},
                 .body = body},
                anna);
  };
  EXPECT_EQ(get("/api/v1/session/undo-delay", anna).at("/seconds"), 10);
  EXPECT_EQ(delay(R"({"seconds":31})").status, 422);
  EXPECT_EQ(delay(R"({"seconds":-1})").status, 422);
  EXPECT_EQ(delay(R"({"seconds":0})").at("/seconds"), 0);
  auto const ticket = open_in_portal();
  auto const before = outbox().size();
  auto const message = reply(ticket);
  EXPECT_TRUE(customer_sees_reply(ticket));
  app_->run_due();
  EXPECT_EQ(mail_of(ticket, message).text("/state"), "sent");
  EXPECT_EQ(outbox().size(), before + 1);
}

TEST_P(Undo, WhatWasNeverMailedCannotBeTakenBack) {
  auto const ticket = open_in_portal();
  auto const note = post("/api/v1/tickets/" + ticket + "/notes", R"({"body":"x"})", anna).text("/id");
  EXPECT_EQ(post("/api/v1/messages/" + note + "/undo", "", anna).text("/code"), "nothing-to-undo");
  EXPECT_EQ(post("/api/v1/messages/msg_0000000000c1s/undo", "", anna).status, 404);
}

}  // namespace
}  // namespace podpora::tests
