#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class EntitlementFlow : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");

  /// The plan that covers cloud services: 50 incidents.
  std::string cloud() {
    auto const held = get("/api/v1/entitlements", anna);
    auto const items = held.at("/items");
    for (auto const& each : items.as_array()) {
      if (each.at("vehicle").as_string() == "partner_cloud_support")
        return "/api/v1/entitlements/" + std::string{each.at("id").as_string()};
    }
    ADD_FAILURE() << held.raw.body;
    return {};
  }
};
PODPORA_BOTH_DATABASES(EntitlementFlow);

TEST_P(EntitlementFlow, ABalanceIsExplainedLineByLineAndAtAnyTime) {
  auto const path = cloud();
  auto const before = to_rfc3339(clock.now());
  clock.advance(std::chrono::hours{1});
  auto const answer =
      post(path + "/entries", R"({"kind":"adjust","amount":-8,"reason":"Used before we had Podpora"})", anna);
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.at("/balance").as_int64(), 42);
  auto const ledger = get(path + "/ledger", anna);
  EXPECT_EQ(ledger.at("/items/1/amount").as_int64(), -8);
  EXPECT_EQ(ledger.text("/items/1/reason"), "Used before we had Podpora");
  EXPECT_EQ(ledger.text("/items/1/person_name"), "Anna Nováková");
  auto const then = get(path + "/ledger?at=" + before, anna);
  EXPECT_EQ(then.at("/items").as_array().size(), 1U);
  EXPECT_EQ(then.at("/items/0/balance").as_int64(), 50);
}

TEST_P(EntitlementFlow, AnEntryWithoutAReasonOrBeyondWhatThereIsIsRefused) {
  auto const path = cloud();
  EXPECT_EQ(post(path + "/entries", R"({"kind":"adjust","amount":1,"reason":""})", anna).text("/errors/0/pointer"),
            "/reason");
  EXPECT_EQ(post(path + "/entries", R"({"kind":"adjust","amount":0,"reason":"x"})", anna).text("/errors/0/pointer"),
            "/amount");
  EXPECT_EQ(post(path + "/entries", R"({"kind":"adjust","amount":-51,"reason":"x"})", anna).text("/code"),
            "entitlement-exhausted");
  EXPECT_EQ(post(path + "/entries", R"({"kind":"give_back","amount":1,"reason":"x"})", anna).text("/code"),
            "nothing-to-give-back");
}

TEST_P(EntitlementFlow, CapsAndThresholdsAreSetAndTheWarningIsSaidInWords) {
  auto const path = cloud();
  auto const call = [&](std::string const& body) {
    return this->call(
        {.method = "PUT", .url = path + "/terms", .headers = {{"Content-Type", "application/json"}}, .body = body},
        anna);
  };
  auto const wrong =
      call(R"({"name":"Cloud","warn_days":30,"caps":[{"per":"all","value":"azure","period":"year","most":3}]})");
  EXPECT_EQ(wrong.text("/errors/0/pointer"), "/caps/0/value");
  auto const set = call(
      R"({"name":"Cloud","warn_days":30,"warn_balance":50,"caps":[{"per":"service","value":"azure","period":"year","most":3}]})");
  ASSERT_EQ(set.status, 200) << set.raw.body;
  EXPECT_EQ(set.text("/caps/0/value"), "azure");
  EXPECT_EQ(set.text("/warnings/0"), "low");
  EXPECT_EQ(get("/api/v1/entitlement-warnings", anna).text("/items/0/text"), "Only 50 are left of Cloud.");
}

TEST_P(EntitlementFlow, RenewalFollowsAndTheIdsComeAlongSealed) {
  auto const path = cloud();
  auto const next = post(path + "/renew", R"({"allowance":60})", anna);
  ASSERT_EQ(next.status, 201) << next.raw.body;
  EXPECT_EQ(next.text("/state"), "waiting");
  EXPECT_EQ(next.at("/balance").as_int64(), 60);
  EXPECT_EQ(next.raw.body.find("DEMO-CONTRACT"), std::string::npos);
  EXPECT_EQ(post("/api/v1/entitlements/" + next.text("/id") + "/credentials", "{}", anna).text("/contract_id"),
            "DEMO-CONTRACT-2");
  EXPECT_EQ(post(path + "/renew", "{}", anna).text("/code"), "entitlement-renewed");
}

TEST_P(EntitlementFlow, TheJobLetsTheRestExpireAtTheEnd) {
  auto const path = cloud();
  clock.advance(std::chrono::hours{24 * 366});
  app_->run_due();
  auto const ledger = get(path + "/ledger", sign_in("anna@severka.example"));
  EXPECT_EQ(ledger.text("/items/1/kind"), "expire");
  EXPECT_EQ(ledger.text("/items/1/reason"), "End of validity");
  EXPECT_EQ(ledger.at("/items/1/balance").as_int64(), 0);
}

}  // namespace
}  // namespace podpora::tests
