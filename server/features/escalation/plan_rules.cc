#include "features/escalation/plan_rules.h"

#include "features/routing/facts_json.h"

#include <algorithm>
#include <cstdlib>

namespace podpora::escalation {

namespace {

constexpr std::size_t kExamplesMax = 20;
constexpr std::int64_t kMonthsOfYear = 12;

std::int64_t packs_for(std::int64_t units, std::int64_t size) {
  return (units + size - 1) / size;
}

Result<void> check(std::span<Plan const> plans) {
  Error error{ErrorCode::kInvalid, "invalid", {}, {}};
  for (std::size_t i = 0; i < plans.size(); ++i) {
    auto const at = "/plans/" + std::to_string(i);
    if (plans[i].vehicle.empty() && plans[i].membership.empty()) {
      error.fields.push_back({at + "/vehicle", "required", {}});
    } else if (!plans[i].vehicle.empty() && !plans[i].membership.empty()) {
      error.fields.push_back({at + "/membership", "must-be-empty", {}});
    }
  }
  if (!error.fields.empty()) return error;
  return {};
}

Result<routing::Hypothesis> hypothesis_of(rulebook::Edition const& edition, Plan const& plan, Time at) {
  return plan.vehicle.empty() ? routing::if_member(edition, plan.membership, at)
                              : routing::if_held(edition, plan.vehicle, at);
}

routing::VehicleVerdict const* allowed(routing::RouteDecision const& decision, std::string_view vehicle) {
  for (auto const& verdict : decision.vehicles) {
    if (verdict.vehicle == vehicle && verdict.verdict == routing::Verdict::kAllowed) return &verdict;
  }
  return nullptr;
}

/// The best vehicle of the plan that the decision allows.
routing::VehicleVerdict const* best_of(routing::RouteDecision const& decision,
                                       std::vector<std::string> const& vehicles) {
  routing::VehicleVerdict const* best = nullptr;
  for (auto const& vehicle : vehicles) {
    auto const* verdict = allowed(decision, vehicle);
    if (verdict && (!best || *verdict->rank < *best->rank)) best = verdict;
  }
  return best;
}

void count(rulebook::Rulebook const& rulebook, PastCase const& past, routing::Facts const& facts,
           routing::RouteDecision const& today, Plan const& plan, PlanOutcome& outcome) {
  auto const* edition = edition_for(rulebook, facts.request.service, facts.at);
  if (!edition) return;
  auto hypothesis = hypothesis_of(*edition, plan, facts.at);
  if (hypothesis.has_error()) return;
  std::vector<std::string> vehicles;
  for (auto const& held : hypothesis.value().entitlements) vehicles.push_back(held.vehicle);
  auto const then = routing::route(rulebook, routing::facts_if(facts, std::move(hypothesis).value()));
  if (then.has_error()) return;
  auto const* verdict = best_of(then.value(), vehicles);
  if (!verdict) return;
  ++outcome.carried;
  outcome.units += verdict->cost.draws;
  if (!allowed(today, verdict->vehicle)) ++outcome.were_refused;
  if (then.value().recommended == verdict->vehicle) ++outcome.recommended;
  if (past.vehicle == verdict->vehicle) return;
  ++outcome.went_otherwise;
  if (outcome.examples.size() < kExamplesMax) outcome.examples.push_back(past);
}

}  // namespace

Result<std::vector<PlanOutcome>> weigh_plans(rulebook::Rulebook const& rulebook, std::span<PastCase const> cases,
                                             std::span<Plan const> plans, std::int64_t months) {
  TRY(check(plans));
  std::vector<PlanOutcome> outcomes(plans.size());
  for (auto const& past : cases) {
    auto const facts = routing::parse_facts(past.facts);
    if (facts.has_error()) continue;
    auto const today = routing::route(rulebook, facts.value());
    if (today.has_error()) continue;
    for (std::size_t i = 0; i < plans.size(); ++i) {
      count(rulebook, past, facts.value(), today.value(), plans[i], outcomes[i]);
    }
  }
  for (std::size_t i = 0; i < plans.size(); ++i) {
    auto const& plan = plans[i];
    outcomes[i].cost = plan.price;
    outcomes[i].cost.minor = plan.basis == PriceBasis::kYear
                                 ? (plan.price.minor * months + kMonthsOfYear / 2) / kMonthsOfYear
                                 : plan.price.minor * packs_for(outcomes[i].units, plan.pack_size);
  }
  return outcomes;
}

Advice advise(Usage const& usage, std::int64_t pack_size, Money const& pack_price, Money const& plan_price) {
  Advice advice{.need = std::max<std::int64_t>(usage.drawn - usage.given_back, 0) + usage.refused,
                .packs_cost = pack_price,
                .plan_cost = plan_price,
                .saving = plan_price};
  advice.packs = packs_for(advice.need, pack_size);
  advice.packs_cost.minor = pack_price.minor * advice.packs;
  auto const difference = advice.packs_cost.minor - plan_price.minor;
  advice.cheaper = difference == 0 ? Cheaper::kEqual : difference > 0 ? Cheaper::kPlan : Cheaper::kPacks;
  advice.saving.minor = std::abs(difference);
  return advice;
}

}  // namespace podpora::escalation
