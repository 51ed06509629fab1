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

/// What the vehicle is not made for. A scope that takes the subject gives no reason, so its lists need no look.
void judge_scope(Case const& c, rulebook::Vehicle const& vehicle, rulebook::VehicleIndex const& index,
                 std::vector<Reason>& reasons) {
  auto const& scope = vehicle.scope;
  if (c.matcher.matches(index.scope, scope)) return;
  auto const& request = c.facts.request;
  if (excludes(scope.services, request.service)) {
    reasons.push_back({"service_not_covered", {{"service", request.service}}});
  } else if (!scope.product_versions.empty()) {
    if (request.product_version.empty()) {
      reasons.push_back({"version_unknown", {{"versions", index.versions_text}}});
    } else if (!contains(scope.product_versions, request.product_version)) {
      reasons.push_back(
          {"version_not_covered", {{"version", request.product_version}, {"versions", index.versions_text}}});
    }
  }
  if (excludes(scope.kinds, request.kind)) reasons.push_back({"kind_not_covered", {{"kind", to_text(request.kind)}}});
  if (excludes(scope.natures, request.nature)) {
    reasons.push_back({"nature_not_covered", {{"nature", to_text(request.nature)}}});
  }
  if (excludes(scope.areas, request.area)) reasons.push_back({"area_not_covered", {{"area", request.area}}});
  if (excludes(scope.severities, request.severity)) {
    reasons.push_back({"severity_not_covered", {{"severity", to_text(request.severity)}}});
  }
  if (excludes(scope.tenants, request.tenant)) {
    reasons.push_back({"tenant_not_covered", {{"tenant", to_text(request.tenant)}}});
  }
  if (excludes(scope.clouds, c.facts.customer.cloud)) {
    reasons.push_back({"cloud_not_covered", {{"cloud", to_text(c.facts.customer.cloud)}}});
  }
  if (excludes(scope.languages, c.facts.customer.language)) {
    reasons.push_back({"language_not_covered", {{"language", c.facts.customer.language}}});
  }
  if (excludes(scope.partner_roles, c.facts.desk.partner_role)) {
    reasons.push_back({"partner_role_not_eligible", {{"role", to_text(c.facts.desk.partner_role)}}});
  }
}

bool holds_any(Case const& c, std::uint64_t bits, std::vector<std::string> const& memberships) {
  if ((c.memberships & bits) == 0) return false;
  if (c.edition.index.memberships_exact) return true;
  auto const& held = c.facts.desk.memberships;
  return std::any_of(memberships.begin(), memberships.end(),
                     [&](std::string const& membership) { return contains(held, membership); });
}

/// Combinations that the pack refuses, in its own words.
void judge_combinations(Case const& c, rulebook::VehicleIndex const& index, std::vector<Reason>& reasons) {
  for (auto const place : index.refusals) {
    auto const& refusal = c.edition.rules.refusals[place];
    if (!c.matcher.matches(c.edition.index.refusals[place], refusal.scope)) continue;
    if (!holds_any(c, c.edition.index.excused[place], refusal.unless_memberships)) {
      reasons.push_back({refusal.code, {}});
    }
  }
}

void judge_access(Case const& c, rulebook::VehicleIndex const& index, std::vector<Reason>& reasons) {
  if (c.facts.request.tenant == rulebook::Tenant::kOwn) return;
  for (auto const place : index.accesses) {
    auto const& access = c.edition.rules.accesses[place];
    if (!c.matcher.matches(c.edition.index.accesses[place], access.scope)) continue;
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
      std::string roles;
      for (auto const& role : access.roles) roles += (roles.empty() ? "" : ", ") + role;
      reasons.push_back({"delegated_access_missing", {{"roles", std::move(roles)}}});
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

void judge_memberships(Case const& c, rulebook::Vehicle const& vehicle, rulebook::VehicleIndex const& index,
                       std::vector<Reason>& reasons) {
  if (vehicle.memberships.empty() || holds_any(c, index.memberships, vehicle.memberships)) return;
  reasons.push_back({"membership_missing", {{"memberships", index.memberships_text}}});
}

rulebook::Cost cost_of(Case const& c, rulebook::Vehicle const& vehicle, rulebook::VehicleIndex const& index) {
  for (auto const place : index.costs) {
    auto const& rule = c.edition.rules.costs[place];
    if (c.matcher.matches(c.edition.index.costs[place], rule.scope)) return rule.cost;
  }
  return vehicle.cost;
}

std::optional<FirstResponse> first_response_of(Case const& c, rulebook::VehicleIndex const& index) {
  for (auto const place : index.responses) {
    auto const& response = c.edition.rules.responses[place];
    if (c.matcher.matches(c.edition.index.responses[place], response.scope)) {
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

/// The packet fields that this vehicle needs and that are missing or wrong. Contract and access ids come out of the
/// entitlement when the packet is filed; they are never part of the facts.
std::vector<std::string_view> missing_of(Case const& c, rulebook::VehicleIndex const& index,
                                         HeldEntitlement const* held) {
  std::vector<std::string_view> missing;
  missing.reserve(index.required_fields.size());
  for (auto const place : index.required_fields) {
    if (c.missing[place] == 0) continue;
    auto const& field = c.edition.rules.packet_fields[place];
    if (!held || !field.prefill.starts_with("entitlement.")) missing.push_back(field.name);
  }
  return missing;
}

void judge_holding(Case const& c, rulebook::Vehicle const& vehicle, VehicleVerdict& verdict) {
  if (vehicle.holding == Holding::kDelivery && c.delivered_by.mode == DeliveryMode::kOwn) {
    verdict.reasons.push_back({"no_delivery_partner", {{"service", c.facts.request.service}}});
  } else if (vehicle.holding == Holding::kProvider && c.facts.desk.provider.empty()) {
    verdict.reasons.push_back({"no_provider", {}});
  }
}

}  // namespace

Case make_case(rulebook::Edition const& edition, Facts const& facts, DeliveredBy const& delivered_by,
               rulebook::Matcher const& matcher) {
  Case made{.edition = edition, .facts = facts, .delivered_by = delivered_by, .matcher = matcher};
  for (auto const& code : facts.desk.memberships) made.memberships |= edition.index.memberships.of(code);
  auto const& fields = edition.rules.packet_fields;
  auto const& packet = facts.request.packet;
  made.missing.resize(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto const& field = fields[i];
    if (!field.required || !matcher.matches(edition.index.packet_fields[i], field.scope)) continue;
    auto const given = packet.empty() ? packet.end() : packet.find(field.name);
    auto const& value = given == packet.end() ? field.value : given->second;
    made.missing[i] = value.empty() || !value_problem(field, value).empty() ? 1 : 0;
  }
  return made;
}

VehicleVerdict judge(Case const& c, std::size_t place) {
  auto const& vehicle = c.edition.rules.vehicles[place];
  auto const& index = c.edition.index.vehicles[place];
  VehicleVerdict verdict{.vehicle = vehicle.code, .cost = cost_of(c, vehicle, index)};
  if (c.facts.request.nature == Nature::kVulnerability) verdict.reasons.push_back({"report_to_security_response", {}});
  judge_scope(c, vehicle, index, verdict.reasons);
  judge_combinations(c, index, verdict.reasons);
  judge_access(c, index, verdict.reasons);
  judge_memberships(c, vehicle, index, verdict.reasons);
  judge_holding(c, vehicle, verdict);
  HeldEntitlement const* held = nullptr;
  if (vehicle.holding == Holding::kEntitlement) held = judge_entitlements(c, vehicle, verdict.cost, verdict.reasons);
  verdict.first_response = first_response_of(c, index);
  verdict.missing = missing_of(c, index, held);
  if (held) {
    verdict.entitlement = held->id;
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
