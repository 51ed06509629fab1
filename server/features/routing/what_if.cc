#include "features/routing/what_if.h"

#include <algorithm>
#include <chrono>

namespace podpora::routing {

namespace {

constexpr std::chrono::hours kYear{24 * 365};

bool contains(std::vector<std::string> const& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_allowed(RouteDecision const& decision, std::string_view vehicle) {
  return std::any_of(decision.vehicles.begin(), decision.vehicles.end(), [&](VehicleVerdict const& verdict) {
    return verdict.vehicle == vehicle && verdict.verdict == Verdict::kAllowed;
  });
}

std::string unused_id(DeskFacts const& desk) {
  for (int n = 1;; ++n) {
    auto const id = "if-" + std::to_string(n);
    auto const used = std::any_of(desk.entitlements.begin(), desk.entitlements.end(),
                                  [&](HeldEntitlement const& held) { return held.id == id; });
    if (!used) return id;
  }
}

}  // namespace

Result<Hypothesis> if_held(rulebook::Edition const& edition, std::string_view code, Time at) {
  auto const* vehicle = find_vehicle(edition, code);
  if (!vehicle) return invalid("/vehicle", "unknown-vehicle", {{"value", std::string{code}}});
  if (vehicle->holding != rulebook::Holding::kEntitlement) {
    return invalid("/vehicle", "not-an-entitlement", {{"value", std::string{code}}});
  }
  Hypothesis hypothesis;
  hypothesis.entitlements.push_back({.vehicle = vehicle->code, .valid_from = at});
  if (!vehicle->memberships.empty()) hypothesis.memberships.push_back(vehicle->memberships.front());
  return hypothesis;
}

Result<Hypothesis> if_member(rulebook::Edition const& edition, std::string_view code, Time at) {
  auto const& known = edition.rules.memberships;
  if (std::none_of(known.begin(), known.end(), [&](auto const& membership) { return membership.code == code; })) {
    return invalid("/membership", "unknown-membership", {{"value", std::string{code}}});
  }
  Hypothesis hypothesis{.memberships = {std::string{code}}};
  for (auto const& allowance : edition.rules.allowances) {
    if (allowance.membership != code || !find_vehicle(edition, allowance.vehicle)) continue;
    HeldEntitlement held{.vehicle = allowance.vehicle, .valid_from = at, .valid_to = at + kYear};
    if (allowance.amount) held.remaining = static_cast<double>(*allowance.amount);
    hypothesis.entitlements.push_back(std::move(held));
  }
  return hypothesis;
}

Facts facts_if(Facts facts, Hypothesis hypothesis) {
  for (auto& held : hypothesis.entitlements) {
    if (held.id.empty()) held.id = unused_id(facts.desk);
    facts.desk.entitlements.push_back(std::move(held));
  }
  for (auto& membership : hypothesis.memberships) {
    if (!contains(facts.desk.memberships, membership)) facts.desk.memberships.push_back(std::move(membership));
  }
  return facts;
}

Result<WhatIf> what_if(rulebook::Rulebook const& rulebook, Facts const& facts, Hypothesis const& hypothesis) {
  WhatIf result{.today = TRY(route(rulebook, facts)), .then = TRY(route(rulebook, facts_if(facts, hypothesis)))};
  for (auto const& verdict : result.then.vehicles) {
    if (verdict.verdict == Verdict::kAllowed && !is_allowed(result.today, verdict.vehicle)) {
      result.gained.emplace_back(verdict.vehicle);
    }
  }
  return result;
}

}  // namespace podpora::routing
