// Telling a customer which support it has, and putting a request under another agreement.

#include "api/api_test.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Telling : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string bakery() { return "/api/v1/customers/" + to_text(partner_.bakery); }
  std::string contact() { return get(bakery(), olga).text("/contacts/0/id"); }
  std::string current_offer() { return get("/api/v1/portal/offers", jana).text("/offers/0/id"); }
};
PODPORA_BOTH_DATABASES(Telling);

TEST_P(Telling, TheMailSaysWhatWhenHowAndAtWhatPriceInTheReadersLanguage) {
  auto const body = R"({"person_id":")" + contact() + "\"}";
  auto const preview = post(bakery() + "/support-mails/preview", body, olga);
  ASSERT_EQ(preview.status, 200) << preview.raw.body;
  EXPECT_EQ(preview.text("/to"), "jana@klas.example");
  EXPECT_EQ(preview.text("/language"), "cs");
  for (auto const* part : {"Dobrý den, Jana Klasová", "Microsoft 365", "po–pá 08:00–17:00", "+420 200 000 001",
                           "1\u00a0200,00\u00a0Kč", "Co podpora nezahrnuje", "/severka/support/1?lang=cs"}) {
    EXPECT_THAT(preview.text("/body"), HasSubstr(part));
  }
  EXPECT_TRUE(outbox().empty());
  auto const told = post(bakery() + "/support-mails", body, olga);
  ASSERT_EQ(told.status, 200) << told.raw.body;
  EXPECT_EQ(told.text("/items/0/contact"), "Jana Klasová");
  EXPECT_EQ(get(bakery() + "/support-mails", olga).at("/items").as_array().size(), 1u);
  auto const sent = outbox();
  ASSERT_EQ(sent.size(), 1u) << "one mail, and no acknowledgement of it";
  EXPECT_THAT(sent[0], HasSubstr("jana@klas.example"));
  auto const ticket = get("/api/v1/tickets/" + told.text("/items/0/ticket_id"), olga);
  EXPECT_EQ(ticket.text("/state"), "resolved");
}

TEST_P(Telling, AskingForAcceptanceMailsALinkThatTheRecordDoesNotHold) {
  auto const told =
      post(bakery() + "/support-mails", R"({"person_id":")" + contact() + R"(","ask_acceptance":true})", olga);
  ASSERT_EQ(told.status, 200) << told.raw.body;
  auto const links = get(bakery() + "/acceptance-links", olga);
  ASSERT_EQ(links.at("/items").as_array().size(), 1u);
  auto const ticket = get("/api/v1/tickets/" + told.text("/items/0/ticket_id"), olga).raw.body;
  EXPECT_THAT(ticket, HasSubstr("/portal/accept/severka/…"));
  EXPECT_EQ(outbox().size(), 1u);
}

TEST_P(Telling, NobodyIsToldThroughAContactOfAnotherCompany) {
  auto const clinic = "/api/v1/customers/" + to_text(partner_.clinic);
  auto const answer = post(clinic + "/support-mails", R"({"person_id":")" + contact() + "\"}", olga);
  EXPECT_EQ(answer.status, 404);
}

TEST_P(Telling, TheAcknowledgementSaysTheSameByTheAgreementOfItsService) {
  auto content = get("/api/v1/offers", olga).at("/items/0/content").as_object();
  content["price"].as_object()["hourly_minor"] = 314'100;
  auto const draft = post("/api/v1/offers", boost::json::serialize(boost::json::object{{"content", content}}), olga);
  ASSERT_EQ(draft.status, 201) << draft.raw.body;
  ASSERT_EQ(post("/api/v1/offers/" + draft.text("/id") + "/publish", "", olga).status, 200);
  auto const held = get(bakery(), olga);
  auto const agreed =
      post("/api/v1/agreements",
           R"({"offer_id":")" + draft.text("/id") + R"(","customer_id":")" + to_text(partner_.bakery) +
               R"(","accepted_by":"Jana","services":[")" + held.text("/subscriptions/0/service") + "\"]}",
           olga);
  ASSERT_EQ(agreed.status, 201) << agreed.raw.body;
  auto const acknowledgement_of = [&](std::string const& more) {
    auto const opened = post("/api/v1/portal/tickets",
                             R"({"subject":"S","body":"B","kind":"technical","severity":"C")" + more + "}", jana);
    EXPECT_EQ(opened.status, 201) << opened.raw.body;
    return outbox().empty() ? "" : mail::parse(outbox().back()).text;
  };
  EXPECT_THAT(acknowledgement_of(R"(,"subscription_id":")" + held.text("/subscriptions/0/id") + "\""),
              HasSubstr("3\u00a0141,00\u00a0Kč"));
  EXPECT_THAT(acknowledgement_of(""), HasSubstr("1\u00a0200,00\u00a0Kč")) << "no service is known";
}

TEST_P(Telling, ARequestIsPutUnderAnotherAgreementWithAReason) {
  auto const agreed = post("/api/v1/agreements",
                           R"({"offer_id":")" + current_offer() + R"(","customer_id":")" + to_text(partner_.bakery) +
                               R"(","accepted_by":"Jana","services":["azure"]})",
                           olga);
  ASSERT_EQ(agreed.status, 201) << agreed.raw.body;
  auto const opened =
      post("/api/v1/portal/tickets", R"({"subject":"S","body":"B","kind":"technical","severity":"B"})", jana);
  auto const path = "/api/v1/tickets/" + opened.text("/ticket/id") + "/agreement";
  auto const before = get(path, olga);
  ASSERT_EQ(before.status, 200) << before.raw.body;
  ASSERT_EQ(before.at("/possible").as_array().size(), 2u);
  EXPECT_NE(before.text("/agreement_id"), agreed.text("/id")) << "no service is known yet";
  auto const body = [&](std::string const& id, std::string const& reason) {
    return R"({"agreement_id":")" + id + R"(","reason":")" + reason + "\"}";
  };
  EXPECT_EQ(post(path, body(agreed.text("/id"), " "), olga).text("/errors/0/pointer"), "/reason");
  EXPECT_EQ(post(path, body("agr_0000000000c1s", "x"), olga).text("/errors/0/pointer"), "/agreement_id");
  auto const changed = post(path, body(agreed.text("/id"), "It is about Azure."), olga);
  ASSERT_EQ(changed.status, 200) << changed.raw.body;
  EXPECT_EQ(changed.text("/agreement_id"), agreed.text("/id"));
  EXPECT_EQ(post(path, body(agreed.text("/id"), "Again"), olga).text("/code"), "agreement-same");
  EXPECT_THAT(get("/api/v1/tickets/" + opened.text("/ticket/id"), olga).raw.body, HasSubstr("It is about Azure."));
  EXPECT_THAT(get("/api/v1/portal/tickets/" + opened.text("/ticket/id"), jana).raw.body,
              Not(HasSubstr("It is about Azure.")));
}

}  // namespace
}  // namespace podpora::tests
