#include "features/routing/delegation_rules.h"

#include "features/rulebook/load.h"

#include <gtest/gtest.h>

namespace podpora::routing {
namespace {

Time at(std::string_view text) {
  return parse_rfc3339(text).value();
}

std::string needs_of(std::vector<std::string> const& services, std::vector<DelegatedRole> const& held) {
  static auto const rulebook = rulebook::embedded_rulebook();
  std::string line;
  for (auto const& need : delegation_needs(rulebook, services, customers::Cloud::kGlobal,
                                           rulebook::PartnerRole::kDirectBill, held, at("2026-11-23T08:00:00Z"))) {
    line += need.service + " " + to_text(need.state) + " " + need.role + ";";
  }
  return line;
}

TEST(DelegationNeeds, says_what_is_held_runs_out_ran_out_or_is_missing) {
  auto const until = [](std::string_view day) {
    return std::vector<DelegatedRole>{{"service_support_administrator", at(day)}};
  };
  EXPECT_EQ(needs_of({"microsoft_365"}, {}), "microsoft_365 missing ;");
  EXPECT_EQ(needs_of({"microsoft_365"}, until("2027-11-23T08:00:00Z")),
            "microsoft_365 held service_support_administrator;");
  EXPECT_EQ(needs_of({"microsoft_365"}, until("2026-12-01T08:00:00Z")),
            "microsoft_365 ending service_support_administrator;");
  EXPECT_EQ(needs_of({"microsoft_365"}, until("2026-11-23T08:00:00Z")),
            "microsoft_365 expired service_support_administrator;");
}

TEST(DelegationNeeds, any_role_does_where_the_rule_says_so_and_the_longest_counts) {
  std::vector<DelegatedRole> const held{{"exchange_administrator", at("2027-05-01T00:00:00Z")},
                                        {"helpdesk_administrator", at("2026-11-01T00:00:00Z")},
                                        {"global_administrator", at("2026-12-01T00:00:00Z")}};
  EXPECT_EQ(needs_of({"azure", "microsoft_365"}, held),
            "azure held exchange_administrator;microsoft_365 ending global_administrator;");
}

TEST(DelegationNeeds, own_servers_need_no_delegation) {
  EXPECT_EQ(needs_of({"on_premises"}, {}), "");
}

}  // namespace
}  // namespace podpora::routing
