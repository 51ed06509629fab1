#include "features/escalation/number_rules.h"
#include "features/escalation/state_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace podpora::escalation {
namespace {

/// The machine as a picture: one row a state, what each step leads to.
TEST(ServiceRequestState, follows_the_table) {
  struct Row {
    char const* from;
    char const* steps;
  };
  constexpr Row rows[] = {
      {"drafted", "send>sent withdraw>withdrawn"},
      {"sent", "accept>accepted decline>declined work>working answer>answered complete>completed withdraw>withdrawn"},
      {"accepted", "work>working answer>answered complete>completed withdraw>withdrawn"},
      {"declined", "close>closed"},
      {"working", "answer>answered complete>completed withdraw>withdrawn"},
      {"answered", "work>working answer>answered complete>completed withdraw>withdrawn"},
      {"completed", "approve>approved return>returned"},
      {"approved", "close>closed"},
      {"returned", "work>working answer>answered complete>completed withdraw>withdrawn"},
      {"closed", ""},
      {"withdrawn", ""},
  };
  EXPECT_EQ(std::size(rows), enum_names<State>().size());
  for (auto const& row : rows) {
    std::string found;
    for (auto const& name : enum_names<Step>()) {
      auto const next = next_state(*parse_enum<State>(row.from), *parse_enum<Step>(name));
      if (next) found += (found.empty() ? "" : " ") + name + ">" + to_text(*next);
    }
    EXPECT_EQ(found, row.steps) << row.from;
  }
}

RC_GTEST_PROP(ServiceRequestState, ends_are_ends_and_everything_else_can_end, ()) {
  auto state = State::kDrafted;
  for (int i = 0; i < 50; ++i) {
    auto const steps = allowed_steps(state);
    RC_ASSERT(steps.empty() == (state == State::kClosed || state == State::kWithdrawn));
    if (steps.empty()) break;
    state = *next_state(state, *rc::gen::elementOf(steps));
    RC_ASSERT(state != State::kDrafted);
  }
}

TEST(UpstreamNumber, stands_by_itself_in_the_text) {
  EXPECT_TRUE(mentions_number("RE: Case 2611220040001234 update", "2611220040001234"));
  EXPECT_TRUE(mentions_number("[TrackingID#2611220040001234]", "2611220040001234"));
  EXPECT_TRUE(mentions_number("ref inc-00042.", "INC-00042"));
  EXPECT_FALSE(mentions_number("12611220040001234", "2611220040001234"));
  EXPECT_FALSE(mentions_number("26112200400012345", "2611220040001234"));
  EXPECT_FALSE(mentions_number("call 123 now", "123"));
}

TEST(UpstreamNumber, counts_only_from_the_other_sides_domains) {
  EXPECT_TRUE(is_domain_of("microsoft.com", "microsoft.com"));
  EXPECT_TRUE(is_domain_of("Support.Microsoft.com", "21vianet.com microsoft.com"));
  EXPECT_FALSE(is_domain_of("notmicrosoft.com", "microsoft.com"));
  EXPECT_FALSE(is_domain_of("microsoft.com.evil.example", "microsoft.com"));
  EXPECT_FALSE(is_domain_of("", "microsoft.com"));
  EXPECT_FALSE(is_domain_of("microsoft.com", ""));
}

}  // namespace
}  // namespace podpora::escalation
