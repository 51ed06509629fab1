#include "api/api_test.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;

/// What agents prepare, over HTTP.
class Prepared : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const petr = sign_in("petr@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string open(std::string const& subject) {
    return post("/api/v1/portal/tickets",
                R"({"subject":")" + subject + R"(","body":"x","kind":"technical","severity":"B"})", jana)
        .text("/ticket/id");
  }
  Answer send(std::string method, std::string const& path, std::string const& body, std::string const& as,
              std::string const& etag = "\"1\"") {
    return call({.method = std::move(method),
                 .url = path,
                 .headers = {{"Content-Type", "application/json"}, {"If-Match", etag}},
                 .body = body},
                as);
  }
};
PODPORA_BOTH_DATABASES(Prepared);

TEST_P(Prepared, ASnippetIsFilledForATicketInTheCustomersLanguage) {
  auto const ticket = open("Tiskárna");
  auto const added = post("/api/v1/snippets",
                          R"({"name":"Hello","texts":{"en":"Dear {{contact.name}}",
                              "cs":"Dobrý den, {{contact.name}}, {{?kdy}}"},"shared":true})",
                          anna);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  auto const filled = get("/api/v1/tickets/" + ticket + "/snippets", petr);
  ASSERT_EQ(filled.status, 200) << filled.raw.body;
  EXPECT_EQ(filled.text("/language"), "cs");
  EXPECT_THAT(filled.text("/items/0/body"), HasSubstr("Dobrý den, Jana"));
  EXPECT_EQ(filled.text("/items/0/left/0"), "{{?kdy}}");
  auto const id = added.text("/id");
  EXPECT_EQ(send("PUT", "/api/v1/snippets/" + id, R"({"name":"Hi","texts":{"en":"Hi"}})", anna, "\"9\"").status, 412);
  EXPECT_EQ(send("PUT", "/api/v1/snippets/" + id, R"({"name":"Hi","texts":{"en":"Hi"}})", anna).text("/name"), "Hi");
  EXPECT_EQ(send("DELETE", "/api/v1/snippets/" + id, "", anna).status, 204);
  EXPECT_TRUE(get("/api/v1/snippets", anna).at("/items").as_array().empty());
}

TEST_P(Prepared, NoReplyGoesOutWithSomethingLeftOpen) {
  auto const ticket = open("Tiskárna");
  auto const replies = "/api/v1/tickets/" + ticket + "/replies";
  auto const refused = post(replies, R"({"body":"Dear {{contact.name}}"})", anna);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("/errors/0/pointer"), "/body");
  EXPECT_EQ(refused.text("/errors/0/code"), "placeholder-left");
  EXPECT_EQ(post(replies, R"({"body":"Write {{ user.name }} in your template"})", anna).status, 201);
  EXPECT_EQ(post("/api/v1/tickets/" + ticket + "/notes", R"({"body":"ask for {{?order}}"})", anna).status, 201);
}

TEST_P(Prepared, AMacroSaysWhatItWouldDoAndDoesItForEachTicketWhole) {
  auto const one = open("One");
  auto const two = open("Two");
  auto const added = post("/api/v1/macros",
                          R"({"name":"Solved","assign":"me","severity":"C","state":"resolved","cause":"how_to",
                              "note":"by {{agent.name}}","texts":{"cs":"Hotovo, {{contact.name}}"},"shared":true})",
                          anna);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  auto const runs = "/api/v1/macros/" + added.text("/id") + "/runs";
  auto const body = R"({"tickets":[")" + one + R"(","tkt_0000000000c1s",")" + two + "\"]";
  auto const plan = post(runs, body + R"(,"preview":true})", petr);
  ASSERT_EQ(plan.status, 200) << plan.raw.body;
  EXPECT_EQ(plan.text("/items/0/effect"), "changes");
  EXPECT_THAT(plan.raw.body, HasSubstr("Hotovo, Jana"));
  EXPECT_EQ(plan.text("/items/1/code"), "not-found");
  EXPECT_EQ(get("/api/v1/tickets/" + one, anna).text("/state"), "open");
  auto const done = post(runs, body + "}", petr);
  EXPECT_EQ(done.text("/items/2/effect"), "changes") << done.raw.body;
  EXPECT_EQ(get("/api/v1/tickets/" + two, anna).text("/state"), "resolved");
  EXPECT_EQ(post(runs, body + R"(,"reply":"x"})", petr).text("/errors/0/code"), "one-ticket-only");
}

TEST_P(Prepared, EveryPersonHasTheirOwnPreferences) {
  auto const own = R"({"advance":"next","single_keys":false,"keys":{"ticket.resolve":"d"}})";
  ASSERT_EQ(send("PUT", "/api/v1/preferences", own, anna).status, 200);
  EXPECT_EQ(get("/api/v1/preferences", anna).text("/keys/ticket.resolve"), "d");
  EXPECT_EQ(get("/api/v1/preferences", petr).text("/advance"), "stay");
  EXPECT_EQ(get("/api/v1/preferences", "").status, 401);
  auto const wrong = send("PUT", "/api/v1/preferences",
                          R"({"advance":"next","single_keys":true,"keys":{"ticket.resolve":"dd"}})", anna);
  EXPECT_EQ(wrong.text("/errors/0/pointer"), "/keys/ticket.resolve");
}

}  // namespace
}  // namespace podpora::tests
