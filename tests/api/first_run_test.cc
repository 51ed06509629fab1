// What leads a new owner: inviting agents, trying mail, the guide, an offer from a template.

#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class FirstRun : public ApiTest {
 protected:
  std::string olga = sign_in("olga@severka.example");
  Answer put(std::string const& path, std::string const& body) {
    http::ClientRequest request{.method = "PUT", .url = path, .headers = {{"Content-Type", "application/json"}}};
    request.body = body;
    return call(std::move(request), olga);
  }
  Answer invite() {
    return post("/api/v1/agent-invitations",
                R"({"name":"Karel","email":"karel@severka.example","language":"cs","roles":["helpdesk_agent"]})", olga);
  }
  static std::string token_of(Answer const& invited) {
    auto const url = invited.text("/url");
    return url.substr(url.find('#') + 1);
  }
};
PODPORA_BOTH_DATABASES(FirstRun);

TEST_P(FirstRun, AnInvitedAgentComesInByTheLinkOfTheMail) {
  auto const invited = invite();
  ASSERT_EQ(invited.status, 201) << invited.raw.body;
  EXPECT_TRUE(invited.at("/is_mailed").as_bool());
  EXPECT_EQ(invited.text("/invitation/email"), "karel@severka.example");
  auto const mails = outbox();
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_NE(mails[0].find(R"(To: "Karel" <karel@severka.example>)"), std::string::npos) << mails[0];
  EXPECT_NE(mails[0].find("Auto-Submitted: auto-generated"), std::string::npos) << mails[0];
  EXPECT_EQ(get("/api/v1/agent-invitations", olga).at("/items").as_array().size(), 1u);

  auto const path = "/api/v1/public/severka/invitations/" + token_of(invited);
  EXPECT_EQ(get(path).text("/state"), "open");
  EXPECT_EQ(get(path).text("/desk_name"), "Severka Cloud s.r.o.");
  EXPECT_EQ(post(path, R"({"password":"short"})").status, 422);
  auto const joined = post(path, R"({"password":"a long enough password"})");
  ASSERT_EQ(joined.status, 200) << joined.raw.body;
  EXPECT_EQ(joined.text("/name"), "Karel");
  EXPECT_TRUE(joined.raw.header("set-cookie").has_value());
  EXPECT_EQ(post(path, R"({"password":"a long enough password"})").text("/code"), "link-used");
  EXPECT_EQ(get(path).text("/state"), "used");
  EXPECT_TRUE(get("/api/v1/agent-invitations", olga).at("/items").as_array().empty());
  EXPECT_EQ(invite().text("/code"), "email-taken");
}

TEST_P(FirstRun, ALinkOfAnotherDeskAndAMadeUpOneOpenNothing) {
  auto const invited = invite();
  auto const token = token_of(invited);
  EXPECT_EQ(get("/api/v1/public/nobody/invitations/" + token).status, 404);
  EXPECT_EQ(get("/api/v1/public/severka/invitations/" + token + "x").status, 404);
  clock.advance(std::chrono::hours{24 * 7});
  EXPECT_EQ(get("/api/v1/public/severka/invitations/" + token).text("/state"), "expired");
}

TEST_P(FirstRun, AMailIsTriedAtOnce) {
  auto const kept = post("/api/v1/mail-trials", "{}", olga);
  ASSERT_EQ(kept.status, 200) << kept.raw.body;
  EXPECT_EQ(kept.text("/outcome"), "kept");
  EXPECT_EQ(kept.text("/from"), "podpora@severka.example");
  EXPECT_EQ(kept.text("/to"), "olga@severka.example");
  EXPECT_EQ(outbox().size(), 1u);
  EXPECT_EQ(post("/api/v1/mail-trials", R"({"to":"nobody"})", olga).text("/errors/0/pointer"), "/to");
}

TEST_P(FirstRun, TheGuideFollowsTheDeskAndRemembersWhatIsLeftOut) {
  auto const guide = get("/api/v1/setup-guide", olga);
  ASSERT_EQ(guide.status, 200) << guide.raw.body;
  EXPECT_EQ(guide.text("/steps/0/step"), "profile");
  EXPECT_EQ(guide.text("/steps/0/state"), "done");
  EXPECT_EQ(guide.text("/next"), "mailbox");
  EXPECT_EQ(guide.text("/address"), "podpora@severka.example");
  EXPECT_TRUE(guide.at("/is_dismissed").as_bool());
  EXPECT_EQ(put("/api/v1/setup-guide/steps/mailbox", R"({"is_skipped":true})").text("/next"), "first_request");
  EXPECT_EQ(put("/api/v1/setup-guide/steps/nothing", R"({"is_skipped":true})").status, 404);
  EXPECT_FALSE(put("/api/v1/setup-guide", R"({"is_dismissed":false})").at("/is_dismissed").as_bool());
}

TEST_P(FirstRun, ATemplateBecomesADraftThatIsPublished) {
  auto const templates = get("/api/v1/offer-templates", olga);
  ASSERT_EQ(templates.status, 200) << templates.raw.body;
  ASSERT_EQ(templates.at("/items").as_array().size(), 3u);
  auto const draft = post("/api/v1/offer-templates/critical/draft",
                          R"({"mail":"podpora@severka.example","currency":"CZK","hourly_minor":150000})", olga);
  ASSERT_EQ(draft.status, 201) << draft.raw.body;
  EXPECT_EQ(draft.text("/state"), "draft");
  auto const published = post("/api/v1/offers/" + draft.text("/id") + "/publish", "", olga);
  EXPECT_EQ(published.status, 200) << published.raw.body;
  EXPECT_EQ(post("/api/v1/offer-templates/critical/draft",
                 R"({"mail":"podpora@severka.example","currency":"kc!","hourly_minor":1})", olga)
                .text("/errors/0/pointer"),
            "/currency");
}

}  // namespace
}  // namespace podpora::tests
