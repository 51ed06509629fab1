#include "features/claims/claim_rules.h"

#include "features/routing/packet_rules.h"
#include "platform/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace podpora::claims {

namespace {

namespace chrono = std::chrono;

/// Null for what is no `YYYY-MM`.
std::optional<chrono::year_month> parse_month(std::string const& text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  int year = 0;
  unsigned month = 0;
  auto const* const begin = text.data();
  auto const years = std::from_chars(begin, begin + 4, year);
  auto const months = std::from_chars(begin + 5, begin + 7, month);
  if (years.ptr != begin + 4 || months.ptr != begin + 7) return std::nullopt;
  chrono::year_month const value{chrono::year{year}, chrono::month{month}};
  if (!value.ok()) return std::nullopt;
  return value;
}

chrono::year_month month_at(Time time) {
  chrono::year_month_day const day{chrono::floor<chrono::days>(time)};
  return {day.year(), day.month()};
}

Time begin_of(chrono::year_month month) {
  return chrono::sys_days{month / 1};
}

bool has_own(std::vector<Evidence> const& evidence, std::string const& kind, std::string_view domain) {
  return std::ranges::any_of(
      evidence, [&](Evidence const& each) { return each.kind == kind && is_of_domain(each.origin, domain); });
}

}  // namespace

std::vector<ClaimStep> steps_from(ClaimState state) {
  using enum ClaimStep;
  switch (state) {
    case ClaimState::kDraft:
      return {kEdit, kMakeReady, kFile, kWithdraw};
    case ClaimState::kReady:
      return {kEdit, kFile, kWithdraw};
    case ClaimState::kFiled:
      return {kAnswer, kWithdraw};
    case ClaimState::kAccepted:
    case ClaimState::kPartly:
      // The vendor may think again until the customer has the credit.
      return {kAnswer, kPassOn, kClose};
    case ClaimState::kRefused:
      return {kAnswer, kClose};
    case ClaimState::kCredited:
      return {kTakeBack, kClose};
    case ClaimState::kClosed:
    case ClaimState::kWithdrawn:
      return {};
  }
  return {};
}

bool may_take(ClaimState state, ClaimStep step) {
  auto const steps = steps_from(state);
  return std::ranges::find(steps, step) != steps.end();
}

std::string month_of(Time time) {
  auto const month = month_at(time);
  return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

bool is_month_of(std::string const& month, Time incident) {
  auto const parsed = parse_month(month);
  return parsed && std::abs((*parsed - month_at(incident)).count()) <= 1;
}

std::optional<Time> deadline_of(rulebook::CreditClaim const& rule, std::string const& billing_month,
                                Time incident_end) {
  if (rule.deadline_days) return incident_end + chrono::days{*rule.deadline_days};
  auto const month = parse_month(billing_month);
  if (!rule.deadline_months || !month) return std::nullopt;
  return begin_of(*month + chrono::months{*rule.deadline_months + 1});
}

Standing standing_of(Claim const& claim, Time now) {
  switch (claim.state) {
    case ClaimState::kDraft:
    case ClaimState::kReady:
      if (!claim.deadline) return Standing::kNoDeadline;
      if (now >= *claim.deadline) return Standing::kMissed;
      if (now >= *claim.deadline - kUrgentBefore) return Standing::kUrgent;
      return now >= *claim.deadline - kSoonBefore ? Standing::kSoon : Standing::kInTime;
    case ClaimState::kFiled:
      return claim.answer_due && now >= *claim.answer_due ? Standing::kAnswerLate : Standing::kWaiting;
    case ClaimState::kAccepted:
    case ClaimState::kPartly:
      return Standing::kToPassOn;
    case ClaimState::kRefused:
    case ClaimState::kCredited:
    case ClaimState::kClosed:
    case ClaimState::kWithdrawn:
      return Standing::kOver;
  }
  return Standing::kOver;
}

Time due_of(Claim const& claim) {
  if (claim.state == ClaimState::kDraft || claim.state == ClaimState::kReady) return claim.deadline.value_or(kNeverDue);
  if (claim.state == ClaimState::kFiled) return claim.answer_due.value_or(kNeverDue);
  return kNeverDue;
}

bool is_of_domain(std::string_view origin, std::string_view domain) {
  auto host = ascii_lower(trim(origin));
  if (auto const at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
  auto const own = ascii_lower(trim(domain));
  if (own.empty() || !host.ends_with(own)) return false;
  return host.size() == own.size() || host[host.size() - own.size() - 1] == '.';
}

std::string period_text(Time from, std::optional<Time> to) {
  auto const text = [](Time time) {
    auto const full = to_rfc3339(chrono::floor<chrono::minutes>(time));
    return full.substr(0, 10) + " " + full.substr(11, 5);
  };
  auto const begin = text(from);
  if (!to) return begin + " UTC";
  auto const end = text(*to);
  return begin + " – " + (end.substr(0, 10) == begin.substr(0, 10) ? end.substr(11) : end) + " UTC";
}

std::optional<Estimate> estimate(std::vector<rulebook::CreditTier const*> const& tiers, std::string const& month,
                                 Time from, std::optional<Time> to) {
  auto const parsed = parse_month(month);
  if (!parsed || !to || *to <= from) return std::nullopt;
  constexpr std::int64_t kAll = 10'000;
  auto const whole = begin_of(*parsed + chrono::months{1}) - begin_of(*parsed);
  auto const down = std::min<Duration>(*to - from, whole);
  Estimate found{.uptime_basis_points = kAll * (whole - down).count() / whole.count()};
  for (auto const* tier : tiers) {
    if (found.uptime_basis_points < tier->below_basis_points) found.percent = std::max(found.percent, tier->percent);
  }
  if (found.percent == 0) return std::nullopt;
  return found;
}

std::vector<FieldError> what_is_missing(rulebook::CreditClaim const& rule, Claim const& claim, Fields const& fields,
                                        std::vector<Evidence> const& evidence, std::string_view own_domain) {
  std::vector<FieldError> missing;
  if (!claim.incident_to) missing.push_back({"/incident_to", "required", {}});
  for (auto const& field : rule.fields) {
    auto const given = fields.find(field.name);
    auto const value = given == fields.end() ? std::string{} : trim(given->second);
    auto problem = routing::value_problem(field, value);
    if (value.empty() && field.required) problem = "required";
    if (!problem.empty()) missing.push_back({"/fields/" + field.name, problem, {}});
  }
  for (auto const& wanted : rule.evidence) {
    if (!wanted.required) continue;
    auto const pointer = "/evidence/" + wanted.name;
    auto const is_there = std::ranges::any_of(evidence, [&](Evidence const& each) { return each.kind == wanted.name; });
    if (!is_there) {
      missing.push_back({pointer, "required", {}});
    } else if (wanted.own_domain && own_domain.empty()) {
      missing.push_back({pointer, "customer-without-domain", {}});
    } else if (wanted.own_domain && !has_own(evidence, wanted.name, own_domain)) {
      missing.push_back({pointer, "not-own-domain", {{"domain", std::string{own_domain}}}});
    }
  }
  return missing;
}

}  // namespace podpora::claims
