#include "features/claims/claim_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace podpora::claims {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Time at(std::string const& text) {
  return parse_rfc3339(text).value();
}

std::string deadline(rulebook::CreditClaim const& rule, std::string const& month, std::string const& end) {
  auto const found = deadline_of(rule, month, at(end));
  return found ? to_rfc3339(*found) : "none";
}

TEST(ClaimDeadline, counts_whole_months_after_the_billing_month) {
  rulebook::CreditClaim const one{.deadline_months = 1};
  rulebook::CreditClaim const two{.deadline_months = 2};
  // The page's own example: an incident of 15 February is claimed until 31 March.
  EXPECT_EQ(deadline(one, "2026-02", "2026-02-15T10:00:00Z"), "2026-04-01T00:00:00Z");
  EXPECT_EQ(deadline(two, "2026-02", "2026-02-15T10:00:00Z"), "2026-05-01T00:00:00Z");
  EXPECT_EQ(deadline(one, "2026-11", "2026-11-30T23:59:59Z"), "2027-01-01T00:00:00Z");
  EXPECT_EQ(deadline(two, "2026-12", "2026-12-01T00:00:00Z"), "2027-03-01T00:00:00Z");
  EXPECT_EQ(deadline(one, "2028-01", "2028-01-31T12:00:00Z"), "2028-03-01T00:00:00Z");
}

TEST(ClaimDeadline, counts_days_where_the_rule_does_and_invents_nothing) {
  EXPECT_EQ(deadline({.deadline_days = 30}, "2026-02", "2026-02-15T10:00:00Z"), "2026-03-17T10:00:00Z");
  EXPECT_EQ(deadline({}, "2026-02", "2026-02-15T10:00:00Z"), "none");
  EXPECT_EQ(deadline({.deadline_months = 1}, "soon", "2026-02-15T10:00:00Z"), "none");
}

TEST(BillingMonth, is_that_of_the_incident_or_one_beside_it) {
  auto const incident = at("2026-10-31T23:30:00Z");
  EXPECT_EQ(month_of(incident), "2026-10");
  for (auto const* month : {"2026-09", "2026-10", "2026-11"}) EXPECT_TRUE(is_month_of(month, incident)) << month;
  for (auto const* month : {"2026-08", "2026-12", "2026-13", "2026-1", "", "2026/10", "20a6-10"}) {
    EXPECT_FALSE(is_month_of(month, incident)) << month;
  }
}

TEST(ClaimSteps, are_a_table) {
  using enum ClaimStep;
  EXPECT_THAT(steps_from(ClaimState::kDraft), ElementsAre(kEdit, kMakeReady, kFile, kWithdraw));
  EXPECT_THAT(steps_from(ClaimState::kReady), ElementsAre(kEdit, kFile, kWithdraw));
  EXPECT_THAT(steps_from(ClaimState::kFiled), ElementsAre(kAnswer, kWithdraw));
  EXPECT_THAT(steps_from(ClaimState::kAccepted), ElementsAre(kAnswer, kPassOn, kClose));
  EXPECT_THAT(steps_from(ClaimState::kPartly), ElementsAre(kAnswer, kPassOn, kClose));
  EXPECT_THAT(steps_from(ClaimState::kRefused), ElementsAre(kAnswer, kClose));
  EXPECT_THAT(steps_from(ClaimState::kCredited), ElementsAre(kTakeBack, kClose));
  EXPECT_THAT(steps_from(ClaimState::kClosed), IsEmpty());
  EXPECT_THAT(steps_from(ClaimState::kWithdrawn), IsEmpty());
}

TEST(ClaimStanding, follows_the_deadline_until_it_is_filed_then_the_answer) {
  Claim claim{.deadline = at("2026-12-01T00:00:00Z")};
  auto const standing = [&](char const* now) { return standing_of(claim, at(now)); };
  EXPECT_EQ(standing("2026-11-16T23:59:59Z"), Standing::kInTime);
  EXPECT_EQ(standing("2026-11-17T00:00:00Z"), Standing::kSoon);
  EXPECT_EQ(standing("2026-11-28T00:00:00Z"), Standing::kUrgent);
  EXPECT_EQ(standing("2026-11-30T23:59:59Z"), Standing::kUrgent);
  EXPECT_EQ(standing("2026-12-01T00:00:00Z"), Standing::kMissed);
  EXPECT_EQ(due_of(claim), claim.deadline);
  claim.state = ClaimState::kFiled;
  claim.answer_due = at("2027-01-10T00:00:00Z");
  EXPECT_EQ(standing("2026-12-05T00:00:00Z"), Standing::kWaiting);
  EXPECT_EQ(standing("2027-01-10T00:00:00Z"), Standing::kAnswerLate);
  EXPECT_EQ(due_of(claim), claim.answer_due);
  claim.state = ClaimState::kPartly;
  EXPECT_EQ(standing("2027-02-01T00:00:00Z"), Standing::kToPassOn);
  EXPECT_EQ(due_of(claim), kNeverDue);
  claim.state = ClaimState::kCredited;
  EXPECT_EQ(standing("2027-02-01T00:00:00Z"), Standing::kOver);
  EXPECT_EQ(standing_of(Claim{}, at("2026-12-01T00:00:00Z")), Standing::kNoDeadline);
}

TEST(OwnDomain, takes_addresses_and_hosts_of_it_and_below_and_no_others) {
  for (auto const* origin : {"jana@klas.example", "JANA@Klas.Example", "mx1.klas.example", "klas.example",
                             "odd@name@klas.example", " jana@mail.klas.example "}) {
    EXPECT_TRUE(is_of_domain(origin, "klas.example")) << origin;
  }
  for (auto const* origin : {"", "jana@evilklas.example", "klas.example@evil.example", "klas.example.evil.example",
                             "example", "jana@klas.example.", "@"}) {
    EXPECT_FALSE(is_of_domain(origin, "klas.example")) << origin;
  }
  EXPECT_FALSE(is_of_domain("jana@klas.example", ""));
}

TEST(IncidentPeriod, says_days_once) {
  EXPECT_EQ(period_text(at("2026-10-05T08:10:59Z"), at("2026-10-05T12:40:00Z")), "2026-10-05 08:10 – 12:40 UTC");
  EXPECT_EQ(period_text(at("2026-10-05T22:10:00Z"), at("2026-10-06T01:00:00Z")),
            "2026-10-05 22:10 – 2026-10-06 01:00 UTC");
  EXPECT_EQ(period_text(at("2026-10-05T22:10:00Z"), std::nullopt), "2026-10-05 22:10 UTC");
}

TEST(CreditEstimate, takes_the_tier_that_the_uptime_falls_below) {
  rulebook::CreditTier const quarter{.below_basis_points = 9990, .percent = 25};
  rulebook::CreditTier const half{.below_basis_points = 9900, .percent = 50};
  rulebook::CreditTier const all{.below_basis_points = 9500, .percent = 100};
  std::vector<rulebook::CreditTier const*> const tiers{&all, &half, &quarter};
  auto const from = at("2026-11-05T00:00:00Z");
  auto const percent = [&](std::chrono::minutes down) {
    auto const found = estimate(tiers, "2026-11", from, from + down);
    return found ? found->percent : 0;
  };
  // November has 43 200 minutes.
  EXPECT_EQ(percent(std::chrono::minutes{43}), 0);
  EXPECT_EQ(percent(std::chrono::minutes{44}), 25);
  EXPECT_EQ(percent(std::chrono::minutes{433}), 50);
  EXPECT_EQ(percent(std::chrono::minutes{2161}), 100);
  EXPECT_EQ(percent(std::chrono::minutes{100'000}), 100);
  EXPECT_EQ(estimate(tiers, "2026-11", from, from + std::chrono::minutes{433})->uptime_basis_points, 9899);
  EXPECT_FALSE(estimate(tiers, "2026-11", from, std::nullopt));
  EXPECT_FALSE(estimate({}, "2026-11", from, from + std::chrono::hours{10}));
}

TEST(ClaimCompleteness, names_every_field_and_proof_that_is_missing) {
  rulebook::PacketField tenant;
  tenant.name = "tenant";
  tenant.kind = rulebook::FieldKind::kGuid;
  rulebook::PacketField note;
  note.name = "note";
  note.required = false;
  rulebook::CreditClaim rule;
  rule.fields = {tenant, note};
  rule.evidence = {{.name = "request", .own_domain = true}, {.name = "other", .required = false, .own_domain = true}};
  Claim claim;
  auto const missing = [&](Fields const& fields, std::vector<Evidence> const& evidence, char const* domain) {
    std::vector<std::string> found;
    for (auto const& each : what_is_missing(rule, claim, fields, evidence, domain)) {
      found.push_back(each.pointer + " " + each.code);
    }
    return found;
  };
  EXPECT_THAT(missing({}, {}, "klas.example"),
              ElementsAre("/incident_to required", "/fields/tenant required", "/evidence/request required"));
  claim.incident_to = at("2026-10-05T12:40:00Z");
  Evidence const own{.kind = "request", .origin = "jana@klas.example"};
  Evidence const foreign{.kind = "request", .origin = "jana@gmail.example"};
  Fields const fields{{"tenant", "7f0c1d52-5a0b-4a0e-9a7e-0c1b7e6b2a11"}};
  EXPECT_THAT(missing({{"tenant", "klas"}}, {own}, "klas.example"), ElementsAre("/fields/tenant not-a-guid"));
  EXPECT_THAT(missing(fields, {foreign}, "klas.example"), ElementsAre("/evidence/request not-own-domain"));
  EXPECT_THAT(missing(fields, {own}, ""), ElementsAre("/evidence/request customer-without-domain"));
  EXPECT_THAT(missing(fields, {foreign, own}, "klas.example"), IsEmpty());
}

}  // namespace
}  // namespace podpora::claims
