#include "features/insight/signal_rules.h"

#include <gmock/gmock.h>

namespace podpora::insight {
namespace {

using std::chrono::days;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Time const kNow = *parse_rfc3339("2026-11-23T08:00:00Z");

Rule rule_of(RuleCode code) {
  return *std::ranges::find(shipped_rules(), code, &Rule::code);
}

class SignalRules : public ::testing::Test {
 protected:
  CustomerFacts facts{.known_services = {"azure", "dynamics_365"}};

  TicketFact& ticket(int days_ago, std::string service = "azure", std::string cause = "other") {
    auto const number = static_cast<std::int64_t>(facts.tickets.size()) + 1;
    facts.tickets.push_back({.id = tickets::TicketId{number},
                             .number = number,
                             .service = std::move(service),
                             .cause = std::move(cause),
                             .contact_id = PersonId{1},
                             .opened_at = kNow - days{days_ago}});
    return facts.tickets.back();
  }
  customers::SubscriptionId hold(std::string service, std::string state = "active") {
    customers::SubscriptionId const id{static_cast<std::int64_t>(facts.subscriptions.size()) + 1};
    facts.subscriptions.push_back(
        {.id = id, .service = std::move(service), .name = "Seats", .state = std::move(state)});
    return id;
  }
  void seats(customers::SubscriptionId of, int days_ago, std::int64_t quantity, std::optional<std::int64_t> used) {
    facts.seats.push_back({of, quantity, used, kNow - days{days_ago}});
  }
  std::vector<Finding> found(RuleCode code, Time at = kNow) { return judge(rule_of(code), facts, at); }
  static std::vector<std::int64_t> numbers(Finding const& finding) {
    std::vector<std::int64_t> list;
    for (auto const& each : finding.evidence.tickets) list.push_back(each.number);
    return list;
  }
};

TEST_F(SignalRules, what_is_shipped_has_every_rule_once) {
  std::set<RuleCode> codes;
  for (auto const& rule : shipped_rules()) codes.insert(rule.code);
  EXPECT_EQ(codes.size(), shipped_rules().size());
  EXPECT_EQ(codes.size(), 13U);
}

TEST_F(SignalRules, how_to_counts_within_the_period_and_by_service) {
  for (int i = 0; i < 3; ++i) ticket(10 + i, "azure", "how_to");
  ticket(91, "azure", "how_to");
  ticket(5, "dynamics_365", "how_to");
  EXPECT_THAT(found(RuleCode::kRepeatedHowTo), IsEmpty());
  ticket(1, "azure", "").nature = Nature::kQuestion;
  auto const findings = found(RuleCode::kRepeatedHowTo);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].service, "azure");
  EXPECT_EQ(findings[0].strength, 4);
  EXPECT_THAT(numbers(findings[0]), ElementsAre(1, 2, 3, 6));
}

TEST_F(SignalRules, nothing_that_happened_later_counts) {
  for (int i = 0; i < 4; ++i) ticket(10 + i, "azure", "how_to");
  EXPECT_EQ(found(RuleCode::kRepeatedHowTo).size(), 1U);
  EXPECT_THAT(found(RuleCode::kRepeatedHowTo, kNow - days{12}), IsEmpty());
  EXPECT_EQ(found(RuleCode::kRepeatedHowTo, kNow + days{76}).size(), 1U);
  EXPECT_THAT(found(RuleCode::kRepeatedHowTo, kNow + days{78}), IsEmpty());
}

TEST_F(SignalRules, one_cause_counts_people_not_requests) {
  for (int i = 0; i < 5; ++i) ticket(i + 1, "azure", "network");
  EXPECT_THAT(found(RuleCode::kOneCauseManyUsers), IsEmpty());
  facts.tickets[1].contact_id = PersonId{2};
  facts.tickets[2].contact_id = PersonId{3};
  auto const findings = found(RuleCode::kOneCauseManyUsers);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].strength, 3);
  EXPECT_EQ(findings[0].evidence.words.at("cause"), "network");
  EXPECT_THAT(numbers(findings[0]), ElementsAre(1, 2, 3, 4, 5));
}

TEST_F(SignalRules, a_breach_counts_when_it_happened_not_when_the_ticket_was_opened) {
  ticket(200).breached_at = kNow - days{3};
  ticket(80).breached_at = kNow - days{2};
  EXPECT_THAT(numbers(found(RuleCode::kPromiseBreached).at(0)), ElementsAre(1, 2));
  EXPECT_THAT(found(RuleCode::kPromiseBreached, kNow - days{3}), IsEmpty());
}

TEST_F(SignalRules, hours_and_coverage_are_told_apart) {
  for (int i = 0; i < 4; ++i) ticket(i + 1).outside_hours = true;
  for (int i = 0; i < 3; ++i) ticket(i + 1, "dynamics_365").outside_coverage = true;
  EXPECT_EQ(found(RuleCode::kOutsideHours).at(0).strength, 4);
  EXPECT_EQ(found(RuleCode::kOutsideHours).at(0).service, "");
  EXPECT_EQ(found(RuleCode::kOutsideCoverage).at(0).service, "dynamics_365");
}

TEST_F(SignalRules, prepaid_time_counts_only_wallets_that_the_period_touched) {
  facts.wallet = {{"old", 600'000, kNow - days{90}},
                  {"now", 60'000, kNow - days{40}},
                  {"now", -20'000, kNow - days{35}},
                  {"now", -30'000, kNow - days{3}}};
  auto const findings = found(RuleCode::kWalletBurn);
  EXPECT_THAT(findings, IsEmpty()) << "300 of 400 minutes";
  facts.wallet.push_back({"now", -5'000, kNow - days{1}});
  EXPECT_EQ(found(RuleCode::kWalletBurn).at(0).strength, 87);
}

TEST_F(SignalRules, seats_grow_by_share_of_what_there_was) {
  auto const id = hold("azure");
  seats(id, 200, 20, std::nullopt);
  seats(id, 10, 23, std::nullopt);
  EXPECT_THAT(found(RuleCode::kSeatsGrowing), IsEmpty());
  seats(id, 2, 25, std::nullopt);
  auto const findings = found(RuleCode::kSeatsGrowing);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].evidence.numbers.at("before"), 20);
  EXPECT_EQ(findings[0].evidence.numbers.at("now"), 25);
  facts.subscriptions[0].state = "suspended";
  EXPECT_THAT(found(RuleCode::kSeatsGrowing), IsEmpty());
}

TEST_F(SignalRules, a_new_subscription_has_not_grown) {
  auto const id = hold("azure");
  seats(id, 10, 5, std::nullopt);
  seats(id, 2, 50, std::nullopt);
  EXPECT_THAT(found(RuleCode::kSeatsGrowing), IsEmpty());
}

TEST_F(SignalRules, seats_are_idle_only_when_they_were_all_the_time) {
  auto const id = hold("azure");
  seats(id, 90, 20, 8);
  EXPECT_EQ(found(RuleCode::kSeatsIdle).at(0).strength, 60);
  seats(id, 30, 20, 18);
  seats(id, 20, 20, 8);
  EXPECT_THAT(found(RuleCode::kSeatsIdle), IsEmpty());
}

TEST_F(SignalRules, what_nobody_counted_is_not_idle) {
  auto const id = hold("azure");
  seats(id, 90, 20, std::nullopt);
  EXPECT_THAT(found(RuleCode::kSeatsIdle), IsEmpty());
}

TEST_F(SignalRules, what_lies_ahead_comes_near) {
  facts.lifecycles = {{"old_server", {"Old", "Starý"}, "on_premises", hold("on_premises"), 3, kNow + days{200}}};
  facts.delegations = {{"service_support_administrator", kNow + days{40}}};
  EXPECT_THAT(found(RuleCode::kEndOfSupport), IsEmpty());
  EXPECT_THAT(found(RuleCode::kDelegationEnding), IsEmpty());
  EXPECT_EQ(next_look(shipped_rules(), facts, kNow), kNow + days{10});
  EXPECT_EQ(found(RuleCode::kDelegationEnding, kNow + days{10}).size(), 1U);
  EXPECT_THAT(found(RuleCode::kDelegationEnding, kNow + days{40}), IsEmpty());
  EXPECT_EQ(found(RuleCode::kEndOfSupport, kNow + days{20}).at(0).strength, 3);
  EXPECT_EQ(found(RuleCode::kEndOfSupport, kNow + days{900}).size(), 1U) << "past its end it is no better";
}

TEST_F(SignalRules, asking_counts_for_services_that_are_sold_and_not_held) {
  hold("azure");
  hold("dynamics_365", "expired");
  for (auto const* service : {"azure", "azure", "dynamics_365", "dynamics_365", "unknown", "unknown"})
    ticket(3, service);
  auto const findings = found(RuleCode::kAskedNotHeld);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].service, "dynamics_365");
}

TEST_F(SignalRules, training_and_plans_are_told_apart) {
  for (int i = 0; i < 4; ++i) ticket(i * 40 + 1).avoided_by = "training";
  for (auto const* by : {"plan", "service", "plan", "service"}) ticket(3).avoided_by = by;
  EXPECT_EQ(found(RuleCode::kTrainingWouldHelp).at(0).strength, 4);
  EXPECT_EQ(found(RuleCode::kOtherPlanWouldHelp).at(0).strength, 4);
}

TEST_F(SignalRules, what_was_found_is_looked_at_again_when_it_grows_old) {
  EXPECT_FALSE(next_look(shipped_rules(), facts, kNow));
  for (int i = 0; i < 4; ++i) ticket(10 - i, "azure", "how_to");
  EXPECT_EQ(next_look(shipped_rules(), facts, kNow), kNow + days{80});
}

}  // namespace
}  // namespace podpora::insight
