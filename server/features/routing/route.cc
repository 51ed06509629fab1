#include "features/routing/route.h"

#include "features/routing/facts_rules.h"
#include "features/routing/vehicle_rules.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

namespace podpora::routing {

namespace {

using rulebook::Detour;
using rulebook::Edition;

DeliveredBy delivered_by(Facts const& facts) {
  auto const* best = delivery::best_fit(facts.desk.delivery, facts.request.service, facts.request.kind);
  if (!best) return {};
  return {.mode = best->mode, .to = best->to, .calendar = best->calendar};
}

bool has_access(Facts const& facts) {
  auto const& roles = facts.customer.delegated_access;
  return std::any_of(roles.begin(), roles.end(), [&](DelegatedRole const& role) { return role.expires > facts.at; });
}

rulebook::DetourRule const* detour_of(Edition const& edition, rulebook::Matcher const& matcher, Facts const& facts) {
  for (std::size_t i = 0; i < edition.rules.detours.size(); ++i) {
    auto const& detour = edition.rules.detours[i];
    if (!matcher.matches(edition.index.detours[i], detour.scope)) continue;
    if (detour.only_without_access && has_access(facts)) continue;
    return &detour;
  }
  return nullptr;
}

std::vector<std::string_view> open_checks(Edition const& edition, rulebook::Matcher const& matcher,
                                          Facts const& facts) {
  std::vector<std::string_view> open;
  for (std::size_t i = 0; i < edition.rules.runbooks.size(); ++i) {
    auto const& runbook = edition.rules.runbooks[i];
    if (!matcher.matches(edition.index.runbooks[i], runbook.scope)) continue;
    for (auto const& check : runbook.checks) {
      if (check.mandatory && !facts.request.checks.contains(check.id)) open.push_back(check.id);
    }
    break;
  }
  return open;
}

/// Smaller is better. What the desk has arranged for comes before all; at severity A the shorter promise comes before
/// the cheaper way.
auto preference(rulebook::Vehicle const& vehicle, VehicleVerdict const& verdict, Severity severity) {
  auto const arranged = vehicle.holding == rulebook::Holding::kDelivery ? 0 : 1;
  auto const minutes =
      verdict.first_response ? verdict.first_response->minutes : std::numeric_limits<std::int64_t>::max();
  auto const urgent = severity == Severity::kA ? minutes : 0;
  return std::tuple{arranged, urgent, verdict.cost.basis, minutes, vehicle.rank, verdict.vehicle};
}

/// Judges every vehicle of the edition: the allowed by preference, then the refused in the pack's order.
std::vector<VehicleVerdict> judge_all(Case const& c) {
  auto const& vehicles = c.edition.rules.vehicles;
  auto const severity = c.facts.request.severity;
  std::vector<VehicleVerdict> verdicts;
  verdicts.reserve(vehicles.size());
  std::vector<VehicleVerdict> refused;
  refused.reserve(vehicles.size());
  std::vector<decltype(preference(vehicles[0], verdicts[0], severity))> order;
  for (std::size_t i = 0; i < vehicles.size(); ++i) {
    auto verdict = judge(c, i);
    if (verdict.verdict == Verdict::kRefused) {
      refused.push_back(std::move(verdict));
      continue;
    }
    auto const key = preference(vehicles[i], verdict, severity);
    auto const place = std::upper_bound(order.begin(), order.end(), key) - order.begin();
    order.insert(order.begin() + place, key);
    verdicts.insert(verdicts.begin() + place, std::move(verdict));
  }
  std::int64_t rank = 0;
  for (auto& verdict : verdicts) verdict.rank = ++rank;
  std::move(refused.begin(), refused.end(), std::back_inserter(verdicts));
  return verdicts;
}

Next next_of(Detour detour) {
  switch (detour) {
    case Detour::kTellCustomerToCall:
      return Next::kTellCustomerToCall;
    case Detour::kHandToPublisher:
      return Next::kHandToPublisher;
    case Detour::kReportVulnerability:
      return Next::kReportVulnerability;
  }
  return Next::kResolveHere;
}

/// Without a detour: what lies inside the partner's own boundary stays here, unless another company delivers it.
Next next_without_detour(RouteDecision const& decision) {
  auto const vendors = std::any_of(decision.boundary.begin(), decision.boundary.end(),
                                   [](BoundaryVerdict const& line) { return line.party == rulebook::Party::kVendor; });
  if (!vendors && decision.delivered_by.mode == DeliveryMode::kOwn) return Next::kResolveHere;
  if (!decision.open_checks.empty()) return Next::kDiagnose;
  auto const any = !decision.vehicles.empty() && decision.vehicles.front().verdict == Verdict::kAllowed;
  return any ? Next::kEscalate : Next::kResolveHere;
}

}  // namespace

std::string const* Reason::find(std::string_view name) const {
  for (auto const& param : params) {
    if (param.name == name) return &param.value;
  }
  return nullptr;
}

bool VehicleVerdict::operator==(VehicleVerdict const& other) const {
  auto const tie = [](VehicleVerdict const& v) {
    return std::tie(v.vehicle, v.entitlement, v.verdict, v.rank, v.reasons, v.first_response, v.cost.basis,
                    v.cost.draws, v.cost.unit, v.balance_before, v.balance_after, v.missing);
  };
  return tie(*this) == tie(other);
}

rulebook::Subject subject_of(Facts const& facts) {
  return {.service = facts.request.service,
          .kind = facts.request.kind,
          .nature = facts.request.nature,
          .area = facts.request.area,
          .partner_role = facts.desk.partner_role,
          .cloud = facts.customer.cloud,
          .tenant = facts.request.tenant,
          .product_version = facts.request.product_version,
          .severity = facts.request.severity,
          .language = facts.customer.language};
}

Result<RouteDecision> route(rulebook::Rulebook const& rulebook, Facts const& facts) {
  auto errors = facts_errors(rulebook, facts);
  if (!errors.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(errors)};

  auto const& edition = *edition_for(rulebook, facts.request.service, facts.at);
  auto const subject = subject_of(facts);
  rulebook::Matcher const matcher(edition, subject);
  RouteDecision decision{.rulebook = edition.name, .delivered_by = delivered_by(facts)};
  for (std::size_t i = 0; i < edition.rules.boundaries.size(); ++i) {
    auto const& line = edition.rules.boundaries[i];
    if (matcher.matches(edition.index.boundaries[i], line.scope)) {
      decision.boundary.push_back({line.id, line.party, line.source});
    }
  }
  decision.vehicles = judge_all(make_case(edition, facts, decision.delivered_by, matcher));
  decision.open_checks = open_checks(edition, matcher, facts);
  if (auto const* detour = detour_of(edition, matcher, facts)) {
    decision.next = next_of(detour->detour);
    decision.link = detour->link;
  } else {
    auto const vulnerability = facts.request.nature == Nature::kVulnerability;
    decision.next = vulnerability ? Next::kReportVulnerability : next_without_detour(decision);
  }
  auto const leaves = decision.next == Next::kEscalate || decision.next == Next::kDiagnose;
  if (leaves && !decision.vehicles.empty() && decision.vehicles.front().verdict == Verdict::kAllowed) {
    decision.recommended = decision.vehicles.front().vehicle;
  }
  return decision;
}

}  // namespace podpora::routing
