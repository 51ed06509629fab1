#include "features/entitlements/term_rules.h"

#include "features/customers/customer.h"

#include <algorithm>

namespace podpora::entitlements {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr unsigned kMonthsOfQuarter = 3;

/// What of a use a cap looks at; empty when it is unknown.
std::string counted(CapPer per, std::optional<std::int64_t> customer, std::string const& service,
                    std::string const& channel) {
  switch (per) {
    case CapPer::kAll:
      return "*";
    case CapPer::kCustomer:
      return customer ? to_text(customers::CustomerId{*customer}) : std::string{};
    case CapPer::kService:
      return service;
    case CapPer::kChannel:
      return channel;
  }
  return {};
}

}  // namespace

EntitlementState state_of(Entitlement const& entitlement, Time now) {
  if (entitlement.cancelled_at) return EntitlementState::kCancelled;
  if (now < entitlement.valid_from) return EntitlementState::kWaiting;
  if (entitlement.valid_to && *entitlement.valid_to <= now) return EntitlementState::kExpired;
  return EntitlementState::kActive;
}

Result<Validity> next_validity(Entitlement const& entitlement) {
  if (!entitlement.valid_to) return conflict("entitlement-endless", {{"entitlement", entitlement.name}});
  auto const from = entitlement.valid_from;
  auto const to = *entitlement.valid_to;
  year_month_day const begin{floor<days>(from)};
  year_month_day const end{floor<days>(to)};
  auto const same_time = from - floor<days>(from) == to - floor<days>(to);
  if (!same_time || begin.day() != end.day()) return Validity{to, to + (to - from)};
  auto const length = end.year() / end.month() - begin.year() / begin.month();
  auto next = end + length;
  if (!next.ok()) next = next.year() / next.month() / std::chrono::last;
  return Validity{to, Time{std::chrono::sys_days{next}} + (to - floor<days>(to))};
}

Time period_start(CapPeriod period, Time now, Time valid_from) {
  year_month_day const today{floor<days>(now)};
  auto const month = static_cast<unsigned>(today.month());
  switch (period) {
    case CapPeriod::kMonth:
      return std::chrono::sys_days{today.year() / today.month() / 1};
    case CapPeriod::kQuarter:
      return std::chrono::sys_days{today.year() / std::chrono::month{month - (month - 1) % kMonthsOfQuarter} /
                                   std::chrono::day{1}};
    case CapPeriod::kYear:
      return std::chrono::sys_days{today.year() / std::chrono::January / 1};
    case CapPeriod::kValidity:
      break;
  }
  return valid_from;
}

std::optional<std::int64_t> left_under_caps(std::span<Cap const> caps, std::span<Drawn const> drawn, Use const& use,
                                            Time now, Time valid_from) {
  std::optional<std::int64_t> left;
  for (auto const& cap : caps) {
    auto const who = counted(cap.per, use.customer_id, use.service, use.channel);
    if (who.empty() || (!cap.value.empty() && cap.value != who)) continue;
    auto const since = period_start(cap.period, now, valid_from);
    auto rest = cap.most;
    for (auto const& each : drawn) {
      if (each.at >= since && counted(cap.per, each.customer_id, each.service, each.channel) == who) {
        rest -= each.amount;
      }
    }
    rest = std::max<std::int64_t>(rest, 0);
    left = left ? std::min(*left, rest) : rest;
  }
  return left;
}

std::vector<FieldError> cap_errors(std::span<Cap const> caps) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < caps.size(); ++i) {
    auto const at = "/caps/" + std::to_string(i);
    if (caps[i].most < 0) errors.push_back({at + "/most", "negative", {}});
    if (caps[i].per == CapPer::kAll && !caps[i].value.empty()) errors.push_back({at + "/value", "must-be-empty", {}});
    if (caps[i].per == CapPer::kCustomer && !caps[i].value.empty() &&
        !parse_id<customers::CustomerTag>(caps[i].value)) {
      errors.push_back({at + "/value", "id", {}});
    }
  }
  return errors;
}

bool is_ending(Entitlement const& entitlement, Time now) {
  return state_of(entitlement, now) == EntitlementState::kActive && entitlement.valid_to && entitlement.warn_days > 0 &&
         *entitlement.valid_to - days{entitlement.warn_days} <= now;
}

bool is_low(Entitlement const& entitlement, Time now) {
  return state_of(entitlement, now) == EntitlementState::kActive && !entitlement.unlimited &&
         entitlement.warn_balance && entitlement.balance <= *entitlement.warn_balance;
}

}  // namespace podpora::entitlements
