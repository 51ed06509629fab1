// The desk that people try first: what it holds, and that it and the own desk keep apart.

#include "api/api_test.h"

#include "app/demo/past.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <algorithm>

namespace podpora::tests {
namespace {

using ::testing::Each;
using ::testing::Gt;

class SampleDesk : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");

  std::size_t count(std::string const& path, std::string const& who) {
    return get("/api/v1/" + path, who).at("/items").as_array().size();
  }
  Answer ask(std::string const& method, std::string const& who) {
    return call({.method = method, .url = "/api/v1/sample-desk", .body = ""}, who);
  }
  /// Both cookies of a browser that has gone in.
  std::string enter(std::string const& email) {
    auto const answer = post("/api/v1/sample-desk/visits", R"({"email":")" + email + R"("})", olga);
    EXPECT_EQ(answer.status, 204) << answer.raw.body;
    return olga + "; " + http::cookie_of(answer.raw, "podpora_sample");
  }
  std::filesystem::path sample_folder() const { return folder_ / "sample" / to_text(partner_.desk.id); }
};
PODPORA_BOTH_DATABASES(SampleDesk);

TEST_P(SampleDesk, HasAPastThatNoScreenIsEmptyOf) {
  auto const begun = clock.now();
  app::demo::add_past(*app_, partner_, clock, begun + app::demo::kPast);
  EXPECT_EQ(clock.now(), begun + app::demo::kPast);
  auto const boss = sign_in("olga@severka.example");
  auto const anna = sign_in("anna@severka.example");
  std::vector<std::size_t> const counts{count("signals", boss),
                                        count("opportunities?state=open", boss),
                                        count("satisfaction", boss),
                                        count("snippets", anna),
                                        count("macros", anna),
                                        count("tickets?q=state:resolved", anna),
                                        count("breaches", boss),
                                        count("known-issues", anna),
                                        count("tickets?q=state:waiting_customer", anna),
                                        count("customers/" + to_text(partner_.bakery) + "/wallets", boss)};
  EXPECT_THAT(counts, Each(Gt(0U)));

  // What was answered went out at once.
  auto const ticket = "/api/v1/tickets/" + get("/api/v1/tickets?q=state:resolved", anna).text("/items/0/id");
  auto const view = get(ticket, anna);
  auto const said = *parse_rfc3339(view.text("/messages/1/created_at"));
  bool found = false;
  auto const mails = get(ticket + "/mails", anna).at("/items");
  for (auto const& mail : mails.as_array()) {
    if (mail.at("message_id") != view.at("/messages/1/id")) continue;
    found = true;
    EXPECT_LE(*parse_rfc3339(std::string{mail.at("sent_at").as_string()}) - said, std::chrono::minutes{2});
  }
  EXPECT_TRUE(found);
}

TEST_P(SampleDesk, IsMadeEnteredAndRemovedAndTheOwnDeskDoesNotChange) {
  auto const own = count("tickets", olga);
  EXPECT_TRUE(ask("GET", olga).at("/people").as_array().empty());
  auto const made = ask("PUT", olga);
  ASSERT_EQ(made.status, 200) << made.raw.body;
  EXPECT_EQ(made.at("/people").as_array().size(), 6U);
  EXPECT_EQ(made.text("/people/0/name"), "Anna Nováková");

  auto const anna = enter("anna@severka.example");
  EXPECT_TRUE(get("/api/v1/session", anna).at("/is_sample").as_bool());
  EXPECT_EQ(get("/api/v1/session", anna).text("/name"), "Anna Nováková");
  EXPECT_FALSE(get("/api/v1/session", olga).at("/is_sample").as_bool());
  auto const listed = get("/api/v1/tickets", anna);
  EXPECT_GT(listed.at("/items").as_array().size(), 5U);
  auto const reply = "/api/v1/tickets/" + listed.text("/items/0/id") + "/replies";
  EXPECT_EQ(post(reply, R"({"body":"Tried out."})", anna).status, 201);
  EXPECT_EQ(count("tickets", olga), own);
  EXPECT_TRUE(outbox().empty());
  EXPECT_TRUE(std::filesystem::exists(sample_folder() / "outbox"));

  EXPECT_EQ(ask("PUT", anna).at("/people").as_array().size(), 6U);  // by the own desk's owner, who is signed in too
  EXPECT_EQ(ask("DELETE", olga).status, 204);
  EXPECT_FALSE(std::filesystem::exists(sample_folder()));
  EXPECT_TRUE(ask("GET", olga).at("/people").as_array().empty());
  EXPECT_EQ(get("/api/v1/session", anna).text("/name"), "Olga Dvořáková");
  EXPECT_EQ(post("/api/v1/sample-desk/visits", R"({"email":"anna@severka.example"})", olga).status, 404);
}

TEST_P(SampleDesk, OnlyWhoManagesTheDeskGetsIn) {
  ASSERT_EQ(ask("PUT", olga).status, 200);
  auto const both = enter("olga@severka.example");
  auto const sample = both.substr(both.find("podpora_sample"));
  auto const petr = sign_in("petr@severka.example");
  EXPECT_EQ(ask("GET", petr).status, 403);
  EXPECT_EQ(get("/api/v1/session", petr + "; " + sample).text("/name"), "Petr Svoboda");
  EXPECT_EQ(get("/api/v1/session", sample).status, 401);
  auto const body = boost::json::serialize(
      boost::json::object{{"email", "olga@severka.example"}, {"password", app::demo::kPassword}});
  // Its password is known to everybody, and signs in there only who is in already.
  auto const signed_in = post("/api/v1/session", body, sample);
  EXPECT_FALSE(signed_in.at("/is_sample").as_bool());
}

TEST_P(SampleDesk, SigningOutThereLeadsBack) {
  ASSERT_EQ(ask("PUT", olga).status, 200);
  auto const out = call({.method = "DELETE", .url = "/api/v1/session", .body = ""}, enter("anna@severka.example"));
  EXPECT_EQ(out.status, 204);
  EXPECT_THAT(out.raw.header("set-cookie").value_or(""), ::testing::StartsWith("podpora_sample=; "));
  EXPECT_EQ(get("/api/v1/session", olga).status, 200);
}

TEST_P(SampleDesk, WhatWasTypedForTheOneDoesNotEndInTheOther) {
  ASSERT_EQ(ask("PUT", olga).status, 200);
  auto const inside = enter("anna@severka.example");
  auto const customer = R"({"name":"Nová s.r.o.","language":"cs"})";
  auto const late = post("/api/v1/customers", customer, olga, {{"X-Sample-Desk", "true"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.text("/code"), "other-desk");
  EXPECT_EQ(post("/api/v1/customers", customer, inside, {{"X-Sample-Desk", "false"}}).text("/code"), "other-desk");
  EXPECT_EQ(post("/api/v1/customers", customer, inside, {{"X-Sample-Desk", "true"}}).status, 201);
  EXPECT_EQ(post("/api/v1/customers", customer, olga, {{"X-Sample-Desk", "false"}}).status, 201);
}

}  // namespace
}  // namespace podpora::tests
