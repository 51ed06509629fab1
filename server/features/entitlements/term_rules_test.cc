#include "features/entitlements/term_rules.h"

#include "features/customers/customer.h"

#include <gtest/gtest.h>

namespace podpora::entitlements {
namespace {

Time at(std::string_view text) {
  return parse_rfc3339(text).value();
}

Entitlement held(std::string_view from, std::optional<std::string_view> to) {
  return {.name = "Plan", .valid_from = at(from), .valid_to = to ? std::optional{at(*to)} : std::nullopt, .balance = 5};
}

TEST(EntitlementState, follows_the_dates_until_somebody_cancels) {
  auto year = held("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
  EXPECT_EQ(state_of(year, at("2025-12-31T23:59:59Z")), EntitlementState::kWaiting);
  EXPECT_EQ(state_of(year, at("2026-01-01T00:00:00Z")), EntitlementState::kActive);
  EXPECT_EQ(state_of(year, at("2026-12-31T23:59:59Z")), EntitlementState::kActive);
  EXPECT_EQ(state_of(year, at("2027-01-01T00:00:00Z")), EntitlementState::kExpired);
  EXPECT_EQ(state_of(held("2026-01-01T00:00:00Z", std::nullopt), at("2090-01-01T00:00:00Z")),
            EntitlementState::kActive);
  year.cancelled_at = at("2026-06-01T00:00:00Z");
  EXPECT_EQ(state_of(year, at("2027-01-01T00:00:00Z")), EntitlementState::kCancelled);
}

TEST(NextValidity, goes_on_where_the_old_one_ends) {
  auto const check = [](std::string_view from, std::string_view to, std::string_view next_to) {
    auto const next = next_validity(held(from, to)).value();
    EXPECT_EQ(next.from, at(to));
    EXPECT_EQ(to_rfc3339(next.to), next_to) << from;
  };
  check("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
  check("2024-02-29T00:00:00Z", "2025-03-29T00:00:00Z", "2026-04-29T00:00:00Z");
  check("2026-05-31T00:00:00Z", "2026-08-31T00:00:00Z", "2026-11-30T00:00:00Z");
  check("2026-01-01T00:00:00Z", "2026-01-11T12:00:00Z", "2026-01-22T00:00:00Z");
  EXPECT_EQ(next_validity(held("2026-01-01T00:00:00Z", std::nullopt)).error().code, "entitlement-endless");
}

TEST(PeriodStart, is_a_calendar_boundary_in_utc) {
  auto const now = at("2026-11-23T08:00:00Z");
  auto const from = at("2026-03-15T00:00:00Z");
  EXPECT_EQ(to_rfc3339(period_start(CapPeriod::kMonth, now, from)), "2026-11-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(period_start(CapPeriod::kQuarter, now, from)), "2026-10-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(period_start(CapPeriod::kQuarter, at("2026-03-31T23:00:00Z"), from)), "2026-01-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(period_start(CapPeriod::kYear, now, from)), "2026-01-01T00:00:00Z");
  EXPECT_EQ(period_start(CapPeriod::kValidity, now, from), from);
}

TEST(Caps, count_what_they_are_about_and_the_tightest_rules) {
  auto const now = at("2026-11-23T08:00:00Z");
  auto const from = at("2026-01-01T00:00:00Z");
  auto const bakery = to_text(customers::CustomerId{7});
  std::vector<Drawn> const drawn{{"srq_1", 7, "azure", "phone", at("2026-11-02T00:00:00Z"), 2},
                                 {"srq_2", 8, "azure", "mail", at("2026-11-03T00:00:00Z"), 1},
                                 {"srq_3", 7, "on_premises", "phone", at("2026-10-03T00:00:00Z"), 4}};
  auto const left = [&](std::vector<Cap> caps, Use use) { return left_under_caps(caps, drawn, use, now, from); };
  Use const of_bakery{.customer_id = 7, .service = "azure", .channel = "phone"};
  EXPECT_EQ(left({}, of_bakery), std::nullopt);
  EXPECT_EQ(left({{CapPer::kAll, "", CapPeriod::kMonth, 10}}, of_bakery), 7);
  EXPECT_EQ(left({{CapPer::kAll, "", CapPeriod::kYear, 10}}, of_bakery), 3);
  EXPECT_EQ(left({{CapPer::kCustomer, "", CapPeriod::kMonth, 3}}, of_bakery), 1);
  EXPECT_EQ(left({{CapPer::kCustomer, bakery, CapPeriod::kYear, 5}}, of_bakery), 0) << "never less than nothing";
  EXPECT_EQ(left({{CapPer::kCustomer, bakery, CapPeriod::kYear, 5}}, {.customer_id = 8}), std::nullopt);
  EXPECT_EQ(left({{CapPer::kService, "azure", CapPeriod::kQuarter, 4}}, of_bakery), 1);
  EXPECT_EQ(left({{CapPer::kChannel, "phone", CapPeriod::kYear, 8}}, of_bakery), 2);
  EXPECT_EQ(left({{CapPer::kChannel, "phone", CapPeriod::kYear, 8}}, {.channel = ""}), std::nullopt);
  EXPECT_EQ(
      left({{CapPer::kAll, "", CapPeriod::kMonth, 10}, {CapPer::kService, "azure", CapPeriod::kYear, 5}}, of_bakery),
      2);
}

TEST(Caps, that_count_nothing_are_named) {
  std::vector<Cap> const caps{{CapPer::kAll, "azure", CapPeriod::kYear, 1},
                              {CapPer::kCustomer, "azure", CapPeriod::kYear, 1},
                              {CapPer::kService, "azure", CapPeriod::kYear, -1},
                              {CapPer::kChannel, "", CapPeriod::kYear, 0}};
  std::vector<std::string> pointers;
  for (auto const& error : cap_errors(caps)) pointers.push_back(error.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/caps/0/value", "/caps/1/value", "/caps/2/most"}));
}

}  // namespace
}  // namespace podpora::entitlements
