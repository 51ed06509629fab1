#include "features/escalation/plan_rules.h"

#include "features/routing/facts_json.h"
#include "features/rulebook/load.h"

#include <gtest/gtest.h>

namespace podpora::escalation {
namespace {

rulebook::Rulebook const& book() {
  static auto const rulebook = rulebook::embedded_rulebook();
  return rulebook;
}

/// A break-fix on Azure at a direct-bill partner that holds nothing.
PastCase on_azure(std::int64_t id, std::string vehicle) {
  routing::Facts facts{.at = parse_rfc3339("2026-11-20T10:00:00Z").value()};
  facts.request = {.service = "azure", .kind = Kind::kTechnical, .nature = Nature::kBreakFix, .severity = Severity::kB};
  return {ServiceRequestId{id}, tickets::TicketId{id}, std::move(vehicle), routing::facts_json(facts)};
}

PastCase billing(std::int64_t id) {
  routing::Facts facts{.at = parse_rfc3339("2026-11-20T10:00:00Z").value()};
  facts.request = {.service = "azure", .kind = Kind::kBilling, .nature = Nature::kQuestion, .severity = Severity::kC};
  return {ServiceRequestId{id}, tickets::TicketId{id}, "commercial_support", routing::facts_json(facts)};
}

TEST(WeighPlans, counts_what_a_plan_would_have_carried_and_what_it_costs) {
  std::vector<PastCase> const cases{on_azure(1, "csp_entitlement"),
                                    billing(2),
                                    on_azure(3, "csp_entitlement"),
                                    {ServiceRequestId{4}, tickets::TicketId{4}, "asfp", "{}"}};
  std::vector<Plan> const plans{
      {.vehicle = "asfp", .basis = PriceBasis::kYear, .price = {1'200'00, "EUR"}},
      {.vehicle = "product_support_incidents", .basis = PriceBasis::kPack, .price = {500'00, "EUR"}, .pack_size = 10}};
  auto const outcomes = weigh_plans(book(), cases, plans, 6).value();
  EXPECT_EQ(outcomes[0].carried, 2);
  EXPECT_EQ(outcomes[0].were_refused, 2) << "the desk did not hold it";
  EXPECT_EQ(outcomes[0].went_otherwise, 2);
  EXPECT_EQ(outcomes[0].examples.size(), 2u);
  EXPECT_EQ(outcomes[0].examples.front().ticket_id, tickets::TicketId{1});
  EXPECT_EQ(outcomes[0].cost, (Money{600'00, "EUR"})) << "half a year of it";
  EXPECT_EQ(outcomes[1].carried, 0) << "it covers products on own servers only";
  EXPECT_EQ(outcomes[1].cost, (Money{0, "EUR"}));
}

TEST(WeighPlans, names_the_plan_that_is_none) {
  std::vector<Plan> const plans{{.vehicle = "asfp"}, {}, {.vehicle = "asfp", .membership = "solutions_partner"}};
  auto const error = weigh_plans(book(), {}, plans, 12).error();
  ASSERT_EQ(error.fields.size(), 2u);
  EXPECT_EQ(error.fields[0].pointer, "/plans/1/vehicle");
  EXPECT_EQ(error.fields[1].pointer, "/plans/2/membership");
}

TEST(WeighPlans, takes_ten_thousand_escalations) {
  std::vector<PastCase> cases(10'000, on_azure(1, "csp_entitlement"));
  std::vector<Plan> const plans{{.vehicle = "asfp"}, {.membership = "solutions_partner"}};
  auto const outcomes = weigh_plans(book(), cases, plans, 12).value();
  EXPECT_EQ(outcomes[0].carried, 10'000);
  EXPECT_EQ(outcomes[0].examples.size(), 20u);
}

TEST(Advise, compares_packs_with_a_plan_by_what_was_needed) {
  auto const ask = [](Usage usage, std::int64_t pack, std::int64_t plan) {
    return advise(usage, 10, {pack, "CZK"}, {plan, "CZK"});
  };
  Usage const usage{.granted = 20, .drawn = 15, .given_back = 2, .expired = 7, .refused = 0};
  auto const few = ask(usage, 50'000, 150'000);
  EXPECT_EQ(few.need, 13);
  EXPECT_EQ(few.packs, 2);
  EXPECT_EQ(few.packs_cost, (Money{100'000, "CZK"}));
  EXPECT_EQ(few.cheaper, Cheaper::kPacks);
  EXPECT_EQ(few.saving, (Money{50'000, "CZK"}));
  auto const many = ask({.drawn = 20, .refused = 11}, 50'000, 150'000);
  EXPECT_EQ(many.need, 31) << "what was refused was needed too";
  EXPECT_EQ(many.cheaper, Cheaper::kPlan);
  EXPECT_EQ(ask({.drawn = 30}, 50'000, 150'000).cheaper, Cheaper::kEqual);
  EXPECT_EQ(ask({}, 50'000, 150'000).packs, 0);
}

}  // namespace
}  // namespace podpora::escalation
