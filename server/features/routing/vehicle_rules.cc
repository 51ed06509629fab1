#include "features/routing/vehicle_rules.h"

#include "features/routing/packet_rules.h"

#include <algorithm>
#include <utility>

namespace podpora::routing {

namespace {

using rulebook::Holding;

template <class T, class U>
bool contains(std::vector<T> const& list, U const& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T, class U>
bool excludes(std::vector<T> const& list, U const& value) {
  return !list.empty() && !contains(list, value);
}

std::string join(std::vector<std::string> const& list) {
  std::string text;
  for (auto const& item : list) text += (text.empty() ? "" : ", ") + item;
  return text;
}

/// What the vehicle is not made for.
void judge_scope(Case const& c, rulebook::Vehicle const& vehicle, std::vector<Reason>& reasons) {
  auto const& scope = vehicle.scope;
  auto const& request = c.facts.request;
  if (excludes(scope.services, request.service))
    reasons.push_back({"service_not_covered", {{"service", request.service}}});
  if (excludes(scope.kinds, request.kind)) reasons.push_back({"kind_not_covered", {{"kind", to_text(request.kind)}}});
  if (excludes(scope.natures, request.nature)) {
    reasons.push_back({"nature_not_covered", {{"nature", to_text(request.nature)}}});
  }
  if (!scope.product_versions.empty() && !excludes(scope.services, request.service)) {
    if (request.product_version.empty()) {
      reasons.push_back({"version_unknown", {{"versions", join(scope.product_versions)}}});
    } else if (!contains(scope.product_versions, request.product_version)) {
      reasons.push_back(
          {"version_not_covered", {{"version", request.product_version}, {"versions", join(scope.product_versions)}}});
    }
  }
  if (excludes(scope.tenants, request.tenant))
    reasons.push_back({"tenant_not_covered", {{"tenant", to_text(request.tenant)}}});
  if (excludes(scope.clouds, c.facts.customer.cloud)) {
    reasons.push_back({"cloud_not_covered", {{"cloud", to_text(c.facts.customer.cloud)}}});
  }
  if (excludes(scope.partner_roles, c.facts.desk.partner_role)) {
    reasons.push_back({"partner_role_not_eligible", {{"role", to_text(c.facts.desk.partner_role)}}});
  }
}

/// Combinations that the pack refuses, in its own words.
void judge_combinations(Case const& c, rulebook::Vehicle const& vehicle, std::vector<Reason>& reasons) {
  for (auto const& refusal : c.edition.rules.refusals) {
    if (!refusal.vehicles.empty() && !contains(refusal.vehicles, vehicle.code)) continue;
    if (!matches(refusal.scope, c.subject)) continue;
    auto const& held = c.facts.desk.memberships;
    auto const excused = std::any_of(refusal.unless_memberships.begin(), refusal.unless_memberships.end(),
                                     [&](std::string const& membership) { return contains(held, membership); });
    if (!excused) reasons.push_back({refusal.code, {}});
  }
}

void judge_access(Case const& c, rulebook::Vehicle const& vehicle, std::vector<Reason>& reasons) {
  for (auto const& access : c.edition.rules.accesses) {
    if (!access.vehicles.empty() && !contains(access.vehicles, vehicle.code)) continue;
    if (!matches(access.scope, c.subject) || c.facts.request.tenant == rulebook::Tenant::kOwn) continue;
    DelegatedRole const* expired = nullptr;
    bool granted = false;
    for (auto const& role : c.facts.customer.delegated_access) {
      if (!contains(access.roles, "*") && !contains(access.roles, role.role)) continue;
      if (role.expires > c.facts.at)
        granted = true;
      else
        expired = &role;
    }
    if (granted) continue;
    if (expired) {
      reasons.push_back(
          {"delegated_access_expired", {{"role", expired->role}, {"expired", to_rfc3339(expired->expires)}}});
    } else {
      reasons.push_back({"delegated_access_missing", {{"roles", join(access.roles)}}});
    }
  }
}

/// The usable entitlement that ends first, or the reasons why there is none.
HeldEntitlement const* judge_entitlements(Case const& c, rulebook::Vehicle const& vehicle, rulebook::Cost const& cost,
                                          std::vector<Reason>& reasons) {
  HeldEntitlement const* best = nullptr;
  std::vector<Reason> unusable;
  for (auto const& held : c.facts.desk.entitlements) {
    if (held.vehicle != vehicle.code && !contains(vehicle.renamed_from, held.vehicle)) continue;
    if (held.valid_to && *held.valid_to <= c.facts.at) {
      unusable.push_back({"expired", {{"entitlement", held.id}, {"valid_to", to_rfc3339(*held.valid_to)}}});
    } else if (c.facts.at < held.valid_from) {
      unusable.push_back({"not_yet_valid", {{"entitlement", held.id}, {"valid_from", to_rfc3339(held.valid_from)}}});
    } else if (held.remaining && (*held.remaining <= 0 || *held.remaining < static_cast<double>(cost.draws))) {
      unusable.push_back({"exhausted", {{"entitlement", held.id}}});
    } else {
      auto const ends = [](HeldEntitlement const& e) { return e.valid_to.value_or(Time::max()); };
      if (!best || std::pair{ends(held), held.id} < std::pair{ends(*best), best->id}) best = &held;
    }
  }
  if (best) return best;
  if (unusable.empty()) {
    unusable.push_back({vehicle.memberships.empty() ? "not_held" : "not_activated", {{"vehicle", vehicle.code}}});
  }
  reasons.insert(reasons.end(), unusable.begin(), unusable.end());
  return nullptr;
}

void judge_memberships(Case const& c, rulebook::Vehicle const& vehicle, std::vector<Reason>& reasons) {
  if (vehicle.memberships.empty()) return;
  auto const& held = c.facts.desk.memberships;
  auto const member = std::any_of(vehicle.memberships.begin(), vehicle.memberships.end(),
                                  [&](std::string const& membership) { return contains(held, membership); });
  if (!member) reasons.push_back({"membership_missing", {{"memberships", join(vehicle.memberships)}}});
}

rulebook::Cost cost_of(Case const& c, rulebook::Vehicle const& vehicle) {
  for (auto const& rule : c.edition.rules.costs) {
    if (rule.vehicle == vehicle.code && matches(rule.scope, c.subject)) return rule.cost;
  }
  return vehicle.cost;
}

std::optional<FirstResponse> first_response_of(Case const& c, rulebook::Vehicle const& vehicle) {
  for (auto const& response : c.edition.rules.responses) {
    if (response.vehicle == vehicle.code && matches(response.scope, c.subject)) {
      return FirstResponse{response.minutes, response.hours};
    }
  }
  return std::nullopt;
}

/// Why an allowed vehicle may be used, for people.
Reason ground(Case const& c, rulebook::Vehicle const& vehicle, HeldEntitlement const* held) {
  switch (vehicle.holding) {
    case Holding::kEntitlement:
      return {"held", {{"entitlement", held->id}}};
    case Holding::kDelivery:
      return {"arranged", {{"to", c.delivered_by.to}}};
    case Holding::kProvider:
      return {"provided", {{"to", c.facts.desk.provider}}};
    case Holding::kNone:
      break;
  }
  return {"open_to_partners", {}};
}

/// Contract and access ids come out of the entitlement when the packet is filed; they are never part of the facts.
void drop_entitlement_fields(Case const& c, std::vector<std::string>& missing) {
  for (auto const& field : c.edition.rules.packet_fields) {
    if (field.prefill.starts_with("entitlement.")) std::erase(missing, field.name);
  }
}

}  // namespace

VehicleVerdict judge(Case const& c, rulebook::Vehicle const& vehicle) {
  VehicleVerdict verdict{.vehicle = vehicle.code, .cost = cost_of(c, vehicle)};
  if (c.vulnerability) verdict.reasons.push_back({"report_to_security_response", {}});
  judge_scope(c, vehicle, verdict.reasons);
  judge_combinations(c, vehicle, verdict.reasons);
  judge_access(c, vehicle, verdict.reasons);
  judge_memberships(c, vehicle, verdict.reasons);
  HeldEntitlement const* held = nullptr;
  if (vehicle.holding == Holding::kEntitlement) {
    held = judge_entitlements(c, vehicle, verdict.cost, verdict.reasons);
  } else if (vehicle.holding == Holding::kDelivery && c.delivered_by.mode == DeliveryMode::kOwn) {
    verdict.reasons.push_back({"no_delivery_partner", {{"service", c.facts.request.service}}});
  } else if (vehicle.holding == Holding::kProvider && c.facts.desk.provider.empty()) {
    verdict.reasons.push_back({"no_provider", {}});
  }
  verdict.first_response = first_response_of(c, vehicle);
  verdict.missing = missing_fields(c.edition, vehicle.code, c.subject, c.facts.request.packet);
  if (held) {
    verdict.entitlement = held->id;
    drop_entitlement_fields(c, verdict.missing);
    if (held->remaining && verdict.cost.draws > 0) {
      verdict.balance_before = held->remaining;
      verdict.balance_after = *held->remaining - static_cast<double>(verdict.cost.draws);
    }
  }
  if (verdict.reasons.empty()) {
    verdict.verdict = Verdict::kAllowed;
    verdict.reasons.push_back(ground(c, vehicle, held));
  }
  return verdict;
}

}  // namespace podpora::routing
