#include "features/routing/run_route.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace podpora::routing {
namespace {

using ::testing::HasSubstr;

struct Run {
  int code;
  std::string out;
  std::string errors;
};

Run run(std::string const& facts, RouteOptions const& options = {}) {
  std::istringstream in(facts);
  std::ostringstream out, errors;
  auto const code = run_route(in, options, out, errors);
  return {code, out.str(), errors.str()};
}

std::string const kFacts = R"({"at":"2026-11-22T10:00:00Z",
  "desk":{"partner_role":"direct_bill","memberships":[],"entitlements":[],"delivery":[],"provider":null},
  "customer":{"cloud":"global","language":"en","delegated_access":[]},
  "request":{"service":"azure","product_version":null,"tenant":"customer","kind":"billing","nature":"bug","area":null,
             "severity":"B","checks":{},"packet":{}}})";

TEST(RunRoute, prints_the_decision) {
  auto const result = run(kFacts);
  EXPECT_EQ(result.code, 0) << result.errors;
  EXPECT_THAT(result.out, HasSubstr(R"("rulebook":"microsoft-csp 2026-07")"));
  EXPECT_THAT(result.out, HasSubstr(R"("recommended":"commercial_support")"));
  EXPECT_THAT(result.out, HasSubstr(R"("next":"escalate")"));
}

TEST(RunRoute, names_the_path_of_what_is_wrong) {
  auto wrong = kFacts;
  wrong.replace(wrong.find("azure"), 5, "aether");
  auto const result = run(wrong);
  EXPECT_EQ(result.code, 1);
  EXPECT_THAT(result.errors, HasSubstr("/request/service: "));
  EXPECT_EQ(result.out, "");
}

TEST(RunRoute, takes_a_day_as_the_moment_at_which_it_starts) {
  auto const with = [](std::string const& from, std::string const& to) {
    auto facts = kFacts;
    facts.replace(facts.find(R"("entitlements":[])"), 17,
                  R"("entitlements":[{"id":"ent","vehicle":"asfp","valid_from":")" + from + R"(","valid_to":")" + to +
                      R"(","remaining":null}])");
    return facts.replace(facts.find("2026-11-22T10:00:00Z"), 20, "2026-11-22");
  };
  auto const days = run(with("2026-11-22", "2026-11-23"));
  EXPECT_EQ(days.code, 0) << days.errors;
  EXPECT_EQ(days.out, run(with("2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z")).out);
  EXPECT_NE(days.out, run(with("2026-11-21", "2026-11-22")).out) << "the first day on which it no longer holds";
  EXPECT_THAT(run(with("2026-02-30", "2026-11-23")).errors, HasSubstr("/desk/entitlements/0/valid_from: "));
}

TEST(RunRoute, says_that_a_text_is_no_json) {
  auto const result = run("{");
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.errors, "");
}

TEST(RunRoute, tells_a_hostile_text_apart_and_prints_no_decision) {
  auto const twice = [](std::string text, std::string const& word, std::string const& with) {
    return text.replace(text.find(word), word.size(), with);
  };
  EXPECT_THAT(run(twice(kFacts, R"("kind":"billing")", R"("kind":"billing","kind":"technical")")).errors,
              HasSubstr("/request/kind: "));
  for (auto const& text : {std::string{}, std::string{"null"}, std::string{"[]"}, std::string{"7"},
                           std::string(100'000, '['), std::string{"{\"at\":\"\xff\"}"}, kFacts + kFacts,
                           twice(kFacts, R"("azure")", "\"" + std::string(200'000, 'x') + "\""),
                           twice(kFacts, R"("memberships":[])", R"("memberships":[1e999])")}) {
    auto const result = run(text);
    EXPECT_EQ(result.code, 1) << text.substr(0, 40);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.errors, "");
  }
}

TEST(RunRoute, takes_rule_packs_from_files_instead) {
  EXPECT_EQ(run(kFacts, {.rulepacks = {"rulepacks"}}).code, 0);
  EXPECT_EQ(run(kFacts, {.rulepacks = {"docs"}}).code, 3);
  EXPECT_EQ(run(kFacts, {.rulepacks = {"rulepacks/microsoft-csp"}}).code, 0);
  auto const missing = run(kFacts, {.rulepacks = {"no/such/file.toml"}});
  EXPECT_EQ(missing.code, 3);
  EXPECT_THAT(missing.errors, HasSubstr("no/such/file.toml"));
}

}  // namespace
}  // namespace podpora::routing
