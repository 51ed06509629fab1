#include "features/routing/facts_json.h"
#include "features/routing/route.h"
#include "features/routing/sample_facts.h"
#include "features/rulebook/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

// What holds for every decision, over a hundred thousand facts made from the rule packs.

namespace podpora::routing {
namespace {

constexpr int kFacts = 100'000;

using Vehicles = std::set<std::string, std::less<>>;

Vehicles allowed(RouteDecision const& decision) {
  Vehicles vehicles;
  for (auto const& verdict : decision.vehicles) {
    if (verdict.verdict == Verdict::kAllowed) vehicles.emplace(verdict.vehicle);
  }
  return vehicles;
}

class RouteMany : public ::testing::Test {
 protected:
  RouteDecision decide(Facts const& facts) const {
    auto decision = route(rulebook, facts);
    if (decision.has_error()) throw std::logic_error("sample facts are wrong: " + facts_json(facts));
    return std::move(decision).value();
  }

  /// Calls `check` for each of the facts with their decision; stops at the first failure and shows the facts.
  template <class F>
  void for_each(F&& check) {
    SampleFacts sample(rulebook, 20261122);
    for (int n = 0; n < kFacts && !HasFailure(); ++n) {
      auto const facts = sample.next();
      check(facts, decide(facts), sample);
      if (HasFailure()) ADD_FAILURE() << facts_json(facts);
    }
  }

  rulebook::Edition const& edition_of(Facts const& facts) const {
    return *edition_for(rulebook, facts.request.service, facts.at);
  }

  rulebook::Rulebook rulebook{rulebook::embedded_rulebook()};
};

TEST_F(RouteMany, same_facts_same_decision_every_vehicle_once_with_a_reason) {
  int n = 0;
  for_each([&](Facts const& facts, RouteDecision const& decision, auto&) {
    EXPECT_EQ(decide(facts), decision);
    if (++n % 100 == 0) {
      EXPECT_EQ(decision_json(decide(parse_facts(facts_json(facts)).value())), decision_json(decision));
    }
    Vehicles seen;
    std::int64_t rank = 0;
    for (auto const& verdict : decision.vehicles) {
      seen.emplace(verdict.vehicle);
      EXPECT_FALSE(verdict.reasons.empty());
      if (verdict.verdict == Verdict::kAllowed) {
        EXPECT_EQ(verdict.rank, ++rank);
      } else {
        EXPECT_FALSE(verdict.rank.has_value());
      }
    }
    EXPECT_EQ(seen.size(), edition_of(facts).rules.vehicles.size());
    EXPECT_EQ(seen.size(), decision.vehicles.size());
    EXPECT_TRUE(decision.recommended.empty() || allowed(decision).contains(decision.recommended));
  });
}

TEST_F(RouteMany, more_entitlement_never_allows_less) {
  for_each([&](Facts const& facts, RouteDecision const& decision, SampleFacts& sample) {
    auto more = facts;
    more.desk.entitlements.push_back(
        sample.entitlement("more", rulebook.packs[sample.one_of(rulebook.packs.size())], facts.at));
    auto const before = allowed(decision);
    auto const after = allowed(decide(more));
    EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()));
  });
}

TEST_F(RouteMany, only_a_valid_entitlement_with_something_left_is_drawn_the_soonest_to_end_first) {
  for_each([&](Facts const& facts, RouteDecision const& decision, auto&) {
    for (auto const& verdict : decision.vehicles) {
      if (verdict.entitlement.empty()) continue;
      auto const held = std::find_if(facts.desk.entitlements.begin(), facts.desk.entitlements.end(),
                                     [&](auto const& item) { return item.id == verdict.entitlement; });
      ASSERT_NE(held, facts.desk.entitlements.end());
      auto const draws = static_cast<double>(verdict.cost.draws);
      EXPECT_LE(held->valid_from, facts.at);
      EXPECT_GT(held->valid_to.value_or(Time::max()), facts.at);
      EXPECT_GT(held->remaining.value_or(1), 0);
      EXPECT_GE(verdict.balance_after.value_or(0), 0);
      for (auto const& other : facts.desk.entitlements) {
        if (other.vehicle != held->vehicle || other.valid_from > facts.at) continue;
        if (other.valid_to.value_or(Time::max()) <= facts.at) continue;
        if (other.remaining && (*other.remaining <= 0 || *other.remaining < draws)) continue;
        EXPECT_LE(held->valid_to.value_or(Time::max()), other.valid_to.value_or(Time::max()));
      }
    }
  });
}

TEST_F(RouteMany, a_national_cloud_is_a_wall) {
  for_each([&](Facts const& facts, RouteDecision const& decision, auto&) {
    for (auto const& vehicle : allowed(decision)) {
      auto const& clouds = find_vehicle(edition_of(facts), vehicle)->scope.clouds;
      EXPECT_TRUE(clouds.empty() || std::find(clouds.begin(), clouds.end(), facts.customer.cloud) != clouds.end());
      if (decision.rulebook.starts_with("microsoft-csp") && facts.customer.cloud != customers::Cloud::kGlobal) {
        EXPECT_FALSE(clouds.empty()) << vehicle;
      }
    }
  });
}

TEST_F(RouteMany, an_indirect_reseller_takes_a_customers_azure_to_its_provider_alone) {
  for_each([&](Facts const& facts, RouteDecision const& decision, auto&) {
    auto const& request = facts.request;
    if (facts.desk.partner_role != rulebook::PartnerRole::kIndirectReseller || request.service != "azure" ||
        request.tenant != rulebook::Tenant::kCustomer || request.kind != Kind::kTechnical ||
        facts.customer.cloud != customers::Cloud::kGlobal || request.nature == Nature::kAdvisory ||
        facts.at < *parse_rfc3339("2023-09-26T00:00:00Z")) {
      return;
    }
    auto ways = allowed(decision);
    ways.erase("indirect_provider");
    ways.erase("delivery_partner");
    EXPECT_THAT(ways, ::testing::IsEmpty());
  });
}

/// The order of the allowed: arranged delivery, then by severity the promise or the cost.
TEST_F(RouteMany, cheaper_comes_first_and_at_severity_a_the_shorter_promise) {
  for_each([&](Facts const& facts, RouteDecision const& decision, auto&) {
    VehicleVerdict const* before = nullptr;
    for (auto const& verdict : decision.vehicles) {
      if (verdict.verdict == Verdict::kRefused) break;
      if (find_vehicle(edition_of(facts), verdict.vehicle)->holding == rulebook::Holding::kDelivery) continue;
      auto const minutes = [](VehicleVerdict const& v) {
        return v.first_response ? v.first_response->minutes : std::numeric_limits<std::int64_t>::max();
      };
      if (before && facts.request.severity == Severity::kA) {
        EXPECT_LE(minutes(*before), minutes(verdict));
        if (minutes(*before) == minutes(verdict)) {
          EXPECT_LE(before->cost.basis, verdict.cost.basis);
        }
      } else if (before) {
        EXPECT_LE(before->cost.basis, verdict.cost.basis);
      }
      before = &verdict;
    }
  });
}

TEST_F(RouteMany, checks_and_packet_change_no_verdict_and_a_vulnerability_goes_nowhere) {
  for_each([&](Facts const& facts, RouteDecision const& decision, auto&) {
    auto bare = facts;
    bare.request.checks.clear();
    bare.request.packet.clear();
    EXPECT_EQ(allowed(decide(bare)), allowed(decision));
    if (facts.request.nature != Nature::kVulnerability) return;
    EXPECT_THAT(allowed(decision), ::testing::IsEmpty());
    EXPECT_EQ(decision.next, Next::kReportVulnerability);
    EXPECT_NE(decision.link, "");
    for (auto const& verdict : decision.vehicles) EXPECT_EQ(verdict.reasons[0].code, "report_to_security_response");
  });
}

}  // namespace
}  // namespace podpora::routing
