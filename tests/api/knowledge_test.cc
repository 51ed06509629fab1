#include "api/api_test.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Knowledge : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string article(std::string const& body) {
    auto const answer = post("/api/v1/articles", body, anna);
    EXPECT_EQ(answer.status, 201) << answer.raw.body;
    return answer.text("/id");
  }
  std::string open(std::string const& subject) {
    return post("/api/v1/portal/tickets",
                R"({"subject":")" + subject + R"(","body":"0x8004010f","kind":"technical","severity":"B"})", jana)
        .text("/ticket/id");
  }
};
PODPORA_BOTH_DATABASES(Knowledge);

TEST_P(Knowledge, CustomersReadWhatIsPublishedForThem) {
  auto const theirs =
      article(R"({"state":"published","audience":"customers","title_cs":"Kalendář","body_cs":"Postup"})");
  auto const ours =
      article(R"({"state":"published","audience":"internal","title_cs":"Kalendář CANARY","body_cs":"x"})");
  auto const draft = article(R"({"state":"draft","audience":"customers","title_cs":"Kalendář CANARY","body_cs":"x"})");
  EXPECT_EQ(get("/api/v1/portal/articles/" + theirs, jana).text("/title"), "Kalendář");
  EXPECT_EQ(get("/api/v1/portal/articles/" + ours, jana).status, 404);
  EXPECT_EQ(get("/api/v1/portal/articles/" + draft, jana).status, 404);
  for (auto const* list : {"/api/v1/portal/articles", "/api/v1/portal/articles?text=kalendare"}) {
    auto const answer = get(list, jana);
    EXPECT_THAT(answer.raw.body, HasSubstr(theirs)) << list;
    EXPECT_THAT(answer.raw.body, Not(HasSubstr("CANARY"))) << list;
  }
  EXPECT_EQ(get("/api/v1/articles", jana).status, 403);
}

TEST_P(Knowledge, WhatWasResolvedAndWhatIsWrittenIsOfferedBesideATicket) {
  auto const old = open("Outlook se nepripoji");
  post("/api/v1/tickets/" + old + "/resolve", R"({"cause":"configuration"})", anna);
  article(R"({"state":"published","audience":"customers","title_en":"Profile","title_cs":"Profil Outlooku",)"
          R"("body_en":"Make a new one.","body_cs":"Vytvořte nový."})");
  auto const now = get("/api/v1/tickets/" + open("Připojení OUTLOOKU") + "/suggestions", anna);
  ASSERT_EQ(now.status, 200) << now.raw.body;
  EXPECT_EQ(now.text("/tickets/0/id"), old);
  EXPECT_EQ(now.text("/tickets/0/cause"), "configuration");
  EXPECT_EQ(now.text("/articles/0/title"), "Profil Outlooku") << "in the language of the customer";
}

TEST_P(Knowledge, AStaleChangeOfAnArticleIsRefused) {
  auto const path = "/api/v1/articles/" + article(R"({"title_en":"A","body_en":"a"})");
  auto const put = [&](std::string const& etag) {
    return call({.method = "PUT",
                 .url = path,
                 .headers = {{"Content-Type", "application/json"}, {"If-Match", etag}},
                 .body = R"({"title_en":"B","body_en":"b"})"},
                anna)
        .status;
  };
  EXPECT_EQ(put("\"1\""), 200);
  EXPECT_EQ(put("\"1\""), 412);
  auto const versions = get(path + "/versions", anna).at("/items");
  EXPECT_EQ(versions.as_array().size(), 2U);
}

}  // namespace
}  // namespace podpora::tests
