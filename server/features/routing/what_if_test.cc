#include "features/routing/what_if.h"

#include "features/rulebook/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace podpora::routing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class WhatIfTest : public ::testing::Test {
 protected:
  WhatIfTest() { facts.request = {.service = "on_premises", .product_version = "n", .severity = Severity::kB}; }

  rulebook::Edition const& edition() const { return *edition_for(rulebook, "on_premises", facts.at); }

  WhatIf decide(Hypothesis const& hypothesis) const { return what_if(rulebook, facts, hypothesis).value(); }

  rulebook::Rulebook rulebook{rulebook::embedded_rulebook()};
  Facts facts{.at = *parse_rfc3339("2026-11-22T10:00:00Z")};
};

TEST_F(WhatIfTest, a_plan_that_the_desk_does_not_hold_opens_a_way) {
  auto const result = decide(if_held(edition(), "psfp", facts.at).value());
  EXPECT_EQ(result.today.recommended, "");
  EXPECT_EQ(result.then.recommended, "psfp");
  EXPECT_THAT(result.gained, ElementsAre("psfp"));
}

TEST_F(WhatIfTest, a_benefit_comes_with_the_membership_that_it_needs) {
  auto const result = decide(if_held(edition(), "partner_on_premises_support", facts.at).value());
  EXPECT_THAT(result.gained, ElementsAre("partner_on_premises_support"));
}

TEST_F(WhatIfTest, a_membership_comes_with_all_that_it_grants) {
  auto const hypothesis = if_member(edition(), "solutions_partner", facts.at).value();
  EXPECT_EQ(hypothesis.entitlements.size(), 3u);
  auto const result = decide(hypothesis);
  EXPECT_THAT(result.gained, ElementsAre("partner_on_premises_support"));
  EXPECT_EQ(result.then.vehicles[0].balance_after, 19);
}

TEST_F(WhatIfTest, what_the_desk_has_is_kept_and_no_id_clashes) {
  facts.desk.memberships = {"solutions_partner"};
  facts.desk.entitlements = {{.id = "if-1", .vehicle = "psfp", .valid_from = facts.at}};
  auto const with = facts_if(facts, if_member(edition(), "solutions_partner", facts.at).value());
  EXPECT_THAT(with.desk.memberships, ElementsAre("solutions_partner"));
  std::vector<std::string> ids;
  for (auto const& held : with.desk.entitlements) ids.push_back(held.id);
  EXPECT_THAT(ids, ElementsAre("if-1", "if-2", "if-3", "if-4"));
}

TEST_F(WhatIfTest, nothing_more_changes_nothing) {
  auto const result = decide({});
  EXPECT_EQ(result.today, result.then);
  EXPECT_THAT(result.gained, IsEmpty());
}

TEST_F(WhatIfTest, says_what_is_not_known) {
  EXPECT_EQ(if_held(edition(), "signature_cloud_support", facts.at).error().fields[0].code, "unknown-vehicle");
  EXPECT_EQ(if_held(edition(), "csp_entitlement", facts.at).error().fields[0].code, "not-an-entitlement");
  EXPECT_EQ(if_member(edition(), "gold_competency", facts.at).error().fields[0].code, "unknown-membership");
  facts.request.service = "teleport";
  EXPECT_EQ(what_if(rulebook, facts, {}).error().fields[0].pointer, "/request/service");
}

}  // namespace
}  // namespace podpora::routing
