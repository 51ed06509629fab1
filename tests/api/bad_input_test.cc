// What comes in wrong is named precisely, changes nothing, and the server goes on.

#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class BadInput : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");

  void check(std::string const& body, int status, std::string const& pointer, std::string const& code) {
    auto const answer = post("/api/v1/tickets", body, anna);
    EXPECT_EQ(answer.status, status) << body << answer.raw.body;
    EXPECT_EQ(answer.raw.header("content-type").value_or(""), "application/problem+json") << body;
    if (pointer.empty()) return;
    EXPECT_EQ(answer.text("/errors/0/pointer"), pointer) << answer.raw.body;
    EXPECT_EQ(answer.text("/errors/0/code"), code) << answer.raw.body;
    EXPECT_NE(answer.text("/errors/0/detail"), "field." + code) << "no text for " << code;
  }
};
PODPORA_BOTH_DATABASES(BadInput);

constexpr auto kRest = R"("kind":"technical","nature":"question","severity":"C","service":"azure"})";

TEST_P(BadInput, EveryFaultIsNamedByItsField) {
  auto const with = [](std::string const& fields) { return "{" + fields + "," + kRest; };
  check("{", 400, "", "");
  check("[]", 422, "", "type");
  check(with(R"("subject":"x")"), 422, "/body", "required");
  check(with(R"("subject":"x","body":"y","sidekick":1)"), 422, "/sidekick", "unknown");
  check(with(R"("subject":7,"body":"y")"), 422, "/subject", "type");
  check(with(R"("subject":"","body":"y")"), 422, "/subject", "empty");
  check(with(R"("subject":")" + std::string(501, 'x') + R"(","body":"y")"), 422, "/subject", "too-long");
  check(with(R"("subject":"x","subject":"z","body":"y")"), 422, "/subject", "duplicate");
  check(with(R"("subject":"a\u0000b","body":"y")"), 422, "/subject", "nul");
  check(with(R"("subject":"x","body":"y","customer_id":"cus_x")"), 422, "/customer_id", "id");
  check(with(R"("subject":"x","body":"y","customer_id":"cus_0000000000c1s")"), 422, "/customer_id",
        "unknown-reference");
  check(R"({"subject":"x","body":"y","kind":"odd","nature":"question","severity":"C","service":"azure"})", 422, "/kind",
        "enum");
  EXPECT_TRUE(get("/api/v1/tickets", anna).at("/items").as_array().empty());
}

TEST_P(BadInput, HugeBodiesAndUnknownPathsAreRefused) {
  EXPECT_EQ(post("/api/v1/tickets", std::string(2 << 20, 'x'), anna).status, 413);
  EXPECT_EQ(get("/api/v1/nothing", anna).status, 404);
  EXPECT_EQ(get("/api/v1/tickets/tkt_nonsense", anna).status, 404);
  EXPECT_EQ(get("/api/v1/tickets?limit=0", anna).status, 422);
  EXPECT_EQ(get("/api/v1/tickets?cursor=x", anna).text("/errors/0/pointer"), "query/cursor");
  EXPECT_EQ(get("/livez").status, 200);
}

TEST_P(BadInput, ProblemsSpeakTheReadersLanguage) {
  auto const detail = [&](std::string const& language) {
    return call({.method = "POST",
                 .url = "/api/v1/session",
                 .headers = {{"Content-Type", "application/json"}, {"Accept-Language", language}},
                 .body = R"({"email":"nobody@x.example","password":"wrong"})"},
                "")
        .text("/detail");
  };
  EXPECT_EQ(detail("en"), "The address or the password is wrong.");
  EXPECT_EQ(detail("cs-CZ,cs;q=0.9"), "Adresa nebo heslo nesouhlasí.");
}

TEST_P(BadInput, BrokenMailStillBecomesATicket) {
  for (auto const* raw : {"", "no header at all", "From: \xff\xfe\r\n\r\n\x00", "Subject: x\r\n\r\n", "\r\n\r\n\r\n"}) {
    auto const answer = deliver(raw);
    EXPECT_EQ(answer.status, 200) << answer.raw.body;
    EXPECT_TRUE(answer.text("/outcome") == "ticket" || answer.text("/outcome") == "quarantined") << answer.raw.body;
  }
  EXPECT_EQ(deliver("x", "nowhere").status, 404);
}

}  // namespace
}  // namespace podpora::tests
