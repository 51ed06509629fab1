#include "features/routing/route.h"

#include "features/routing/facts_rules.h"
#include "features/routing/vehicle_rules.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace podpora::routing {

namespace {

using rulebook::Detour;
using rulebook::Edition;

/// The arrangement that fits best: one that names the service before `*`, one that names the kind before all kinds.
DeliveredBy delivered_by(Facts const& facts) {
  Delivery const* best = nullptr;
  int best_fit = -1;
  for (auto const& item : facts.desk.delivery) {
    if (item.service != "*" && item.service != facts.request.service) continue;
    if (item.kind && *item.kind != facts.request.kind) continue;
    auto const fit = (item.service != "*" ? 2 : 0) + (item.kind ? 1 : 0);
    if (fit > best_fit) {
      best = &item;
      best_fit = fit;
    }
  }
  if (!best) return {};
  return {.mode = best->mode, .to = best->to, .calendar = best->calendar};
}

bool has_access(Facts const& facts) {
  auto const& roles = facts.customer.delegated_access;
  return std::any_of(roles.begin(), roles.end(), [&](DelegatedRole const& role) { return role.expires > facts.at; });
}

rulebook::DetourRule const* detour_of(Edition const& edition, rulebook::Subject const& subject, Facts const& facts) {
  for (auto const& detour : edition.rules.detours) {
    if (!matches(detour.scope, subject)) continue;
    if (detour.only_without_access && has_access(facts)) continue;
    return &detour;
  }
  return nullptr;
}

std::vector<std::string> open_checks(Edition const& edition, rulebook::Subject const& subject, Facts const& facts) {
  std::vector<std::string> open;
  auto const* runbook = find_runbook(edition, subject);
  if (!runbook) return open;
  for (auto const& check : runbook->checks) {
    if (check.mandatory && !facts.request.checks.contains(check.id)) open.push_back(check.id);
  }
  return open;
}

/// Smaller is better. What the desk has arranged for comes before all; at severity A the shorter promise comes before
/// the cheaper way.
auto preference(Edition const& edition, VehicleVerdict const& verdict, Severity severity) {
  auto const* vehicle = find_vehicle(edition, verdict.vehicle);
  auto const arranged = vehicle->holding == rulebook::Holding::kDelivery ? 0 : 1;
  auto const minutes =
      verdict.first_response ? verdict.first_response->minutes : std::numeric_limits<std::int64_t>::max();
  auto const urgent = severity == Severity::kA ? minutes : 0;
  return std::tuple{arranged, urgent, verdict.cost.basis, minutes, vehicle->rank, verdict.vehicle};
}

void rank(Edition const& edition, Severity severity, std::vector<VehicleVerdict>& vehicles) {
  std::stable_sort(vehicles.begin(), vehicles.end(), [&](VehicleVerdict const& a, VehicleVerdict const& b) {
    if (a.verdict != b.verdict) return a.verdict == Verdict::kAllowed;
    if (a.verdict == Verdict::kRefused) return false;
    return preference(edition, a, severity) < preference(edition, b, severity);
  });
  std::int64_t place = 0;
  for (auto& verdict : vehicles) {
    if (verdict.verdict == Verdict::kAllowed) verdict.rank = ++place;
  }
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
  RouteDecision decision{.rulebook = edition.name, .delivered_by = delivered_by(facts)};
  for (auto const& line : edition.rules.boundaries) {
    if (matches(line.scope, subject)) decision.boundary.push_back({line.id, line.party, line.source});
  }
  auto const* detour = detour_of(edition, subject, facts);
  Case const c{.edition = edition,
               .facts = facts,
               .subject = subject,
               .delivered_by = decision.delivered_by,
               .vulnerability = facts.request.nature == Nature::kVulnerability};
  for (auto const& vehicle : edition.rules.vehicles) decision.vehicles.push_back(judge(c, vehicle));
  rank(edition, facts.request.severity, decision.vehicles);
  decision.open_checks = open_checks(edition, subject, facts);
  if (detour) {
    decision.next = next_of(detour->detour);
    decision.link = detour->link;
  } else {
    decision.next = c.vulnerability ? Next::kReportVulnerability : next_without_detour(decision);
  }
  auto const leaves = decision.next == Next::kEscalate || decision.next == Next::kDiagnose;
  if (leaves && !decision.vehicles.empty() && decision.vehicles.front().verdict == Verdict::kAllowed) {
    decision.recommended = decision.vehicles.front().vehicle;
  }
  return decision;
}

}  // namespace podpora::routing
