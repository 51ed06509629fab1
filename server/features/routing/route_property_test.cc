#include "features/routing/facts_json.h"
#include "features/routing/route.h"
#include "features/rulebook/load.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace podpora::routing {
namespace {

rulebook::Rulebook const& rules() {
  static auto const rulebook = rulebook::embedded_rulebook();
  return rulebook;
}

template <class E>
rc::Gen<E> any_of_enum() {
  auto const names = enum_names<E>();
  return rc::gen::map(rc::gen::elementOf(names), [](std::string const& name) { return *parse_enum<E>(name); });
}

Time random_time() {
  auto const first = parse_rfc3339("2021-01-22T00:00:00Z")->time_since_epoch().count();
  auto const last = parse_rfc3339("2028-01-01T00:00:00Z")->time_since_epoch().count();
  return Time{Duration{*rc::gen::inRange(first, last)}};
}

HeldEntitlement random_entitlement(std::string id, Time at) {
  auto const vehicle = *rc::gen::element<std::string>("psfp", "asfp", "unified_for_partners", "signature_cloud_support",
                                                      "partner_cloud_support", "product_support_incidents",
                                                      "partner_on_premises_support", "technical_presales_deployment");
  auto const days = [](int n) { return std::chrono::hours{24 * n}; };
  HeldEntitlement held{.id = std::move(id), .vehicle = vehicle, .valid_from = at + days(*rc::gen::inRange(-400, 10))};
  if (*rc::gen::arbitrary<bool>()) held.valid_to = held.valid_from + days(*rc::gen::inRange(1, 800));
  if (*rc::gen::arbitrary<bool>()) held.remaining = *rc::gen::inRange(0, 4);
  return held;
}

DeskFacts random_desk(Time at, customers::Cloud cloud) {
  DeskFacts desk;
  if (cloud != customers::Cloud::kUsGov) desk.partner_role = *any_of_enum<rulebook::PartnerRole>();
  for (auto const* membership : {"gold_competency", "silver_competency", "action_pack", "solutions_partner",
                                 "success_core", "success_expanded", "launch"}) {
    if (*rc::gen::arbitrary<bool>()) desk.memberships.emplace_back(membership);
  }
  auto const count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) desk.entitlements.push_back(random_entitlement("ent" + std::to_string(i), at));
  if (*rc::gen::arbitrary<bool>()) {
    desk.delivery.push_back({.service = *rc::gen::element<std::string>("*", "azure", "dynamics_365"),
                             .mode = DeliveryMode::kOutsourced,
                             .to = "Daleko s.r.o."});
  }
  auto const reseller = desk.partner_role == rulebook::PartnerRole::kIndirectReseller;
  if (reseller && *rc::gen::arbitrary<bool>()) desk.provider = "Velky a.s.";
  return desk;
}

Facts random_facts() {
  Facts facts{.at = random_time()};
  facts.customer.cloud = *any_of_enum<customers::Cloud>();
  facts.customer.language = *rc::gen::element<std::string>("en", "cs");
  facts.desk = random_desk(facts.at, facts.customer.cloud);
  if (*rc::gen::arbitrary<bool>()) {
    facts.customer.delegated_access.push_back(
        {"service_support_administrator", facts.at + std::chrono::hours{*rc::gen::inRange(-100, 100)}});
  }
  auto& request = facts.request;
  request.service =
      *rc::gen::element<std::string>("azure", "microsoft_365", "dynamics_365", "on_premises", "marketplace");
  if (request.service == "on_premises")
    request.product_version = *rc::gen::element<std::string>("", "n", "n-1", "older");
  request.tenant = *any_of_enum<rulebook::Tenant>();
  request.kind = *any_of_enum<Kind>();
  request.nature = *any_of_enum<Nature>();
  request.area = *rc::gen::element<std::string>("", "quota", "tenant_lockout", "sla_credit");
  request.severity = *any_of_enum<Severity>();
  for (auto const* check : {"service_health", "licence", "scope"}) {
    if (*rc::gen::arbitrary<bool>()) request.checks[check] = "clean";
  }
  return facts;
}

std::set<std::string> allowed(RouteDecision const& decision) {
  std::set<std::string> vehicles;
  for (auto const& verdict : decision.vehicles) {
    if (verdict.verdict == Verdict::kAllowed) vehicles.emplace(verdict.vehicle);
  }
  return vehicles;
}

RC_GTEST_PROP(Route, the_same_facts_give_the_same_decision, ()) {
  auto const facts = random_facts();
  auto const first = decision_json(route(rules(), facts).value());
  RC_ASSERT(decision_json(route(rules(), facts).value()) == first);
  RC_ASSERT(decision_json(route(rules(), parse_facts(facts_json(facts)).value()).value()) == first);
}

RC_GTEST_PROP(Route, the_order_of_entitlements_changes_nothing, ()) {
  auto const facts = random_facts();
  auto turned = facts;
  std::reverse(turned.desk.entitlements.begin(), turned.desk.entitlements.end());
  auto const a = route(rules(), facts).value();
  auto const b = route(rules(), turned).value();
  RC_ASSERT(allowed(a) == allowed(b));
  RC_ASSERT(a.recommended == b.recommended);
}

RC_GTEST_PROP(Route, more_entitlement_never_allows_less, ()) {
  auto const facts = random_facts();
  auto more = facts;
  more.desk.entitlements.push_back(random_entitlement("more", facts.at));
  auto const before = allowed(route(rules(), facts).value());
  auto const after = allowed(route(rules(), more).value());
  RC_ASSERT(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

RC_GTEST_PROP(Route, an_expired_or_empty_entitlement_is_never_drawn, ()) {
  auto const facts = random_facts();
  for (auto const& verdict : route(rules(), facts).value().vehicles) {
    if (verdict.verdict == Verdict::kRefused || verdict.entitlement.empty()) continue;
    for (auto const& held : facts.desk.entitlements) {
      if (held.id != verdict.entitlement) continue;
      // RC_ASSERT looks at both sides of an `||`, so an empty optional must not stand in one.
      RC_ASSERT(held.valid_from <= facts.at);
      RC_ASSERT(facts.at < held.valid_to.value_or(Time::max()));
      RC_ASSERT(held.remaining.value_or(1) > 0);
      RC_ASSERT(verdict.balance_after.value_or(0) >= 0);
    }
  }
}

RC_GTEST_PROP(Route, a_reseller_never_takes_a_customers_azure_to_the_vendor, ()) {
  auto facts = random_facts();
  facts.at = std::max(facts.at, *parse_rfc3339("2023-09-26T00:00:00Z"));
  if (facts.customer.cloud == customers::Cloud::kUsGov) facts.customer.cloud = customers::Cloud::kGlobal;
  if (facts.customer.cloud == customers::Cloud::kChina) facts.customer.cloud = customers::Cloud::kGlobal;
  facts.desk.partner_role = rulebook::PartnerRole::kIndirectReseller;
  facts.request.service = "azure";
  facts.request.product_version.clear();
  facts.request.tenant = rulebook::Tenant::kCustomer;
  facts.request.kind = Kind::kTechnical;
  if (facts.request.nature == Nature::kAdvisory) facts.request.nature = Nature::kBreakFix;
  auto ways = allowed(route(rules(), facts).value());
  ways.erase("indirect_provider");
  ways.erase("delivery_partner");
  RC_ASSERT(ways.empty());
}

RC_GTEST_PROP(Route, a_us_government_request_never_leaves_its_cloud, ()) {
  auto facts = random_facts();
  facts.customer.cloud = customers::Cloud::kUsGov;
  facts.desk.partner_role = rulebook::PartnerRole::kDirectBill;
  facts.desk.provider.clear();
  for (auto const& vehicle : allowed(route(rules(), facts).value())) {
    auto const* edition = edition_for(rules(), facts.request.service, facts.at);
    auto const& clouds = find_vehicle(*edition, vehicle)->scope.clouds;
    RC_ASSERT(std::find(clouds.begin(), clouds.end(), customers::Cloud::kUsGov) != clouds.end());
  }
}

RC_GTEST_PROP(Route, open_checks_change_no_verdict, ()) {
  auto const facts = random_facts();
  auto without = facts;
  without.request.checks.clear();
  RC_ASSERT(route(rules(), facts).value().vehicles == route(rules(), without).value().vehicles);
}

RC_GTEST_PROP(Route, a_vulnerability_is_refused_by_every_vehicle, ()) {
  auto facts = random_facts();
  facts.request.nature = Nature::kVulnerability;
  auto const decision = route(rules(), facts).value();
  RC_ASSERT(allowed(decision).empty());
  RC_ASSERT(decision.recommended.empty());
  RC_ASSERT(decision.next == Next::kReportVulnerability);
}

RC_GTEST_PROP(Route, every_vehicle_of_the_edition_appears_with_a_reason, ()) {
  auto const facts = random_facts();
  auto const decision = route(rules(), facts).value();
  RC_ASSERT(decision.vehicles.size() == edition_for(rules(), facts.request.service, facts.at)->rules.vehicles.size());
  for (auto const& verdict : decision.vehicles) {
    RC_ASSERT(!verdict.reasons.empty());
    RC_ASSERT(verdict.rank.has_value() == (verdict.verdict == Verdict::kAllowed));
  }
}

RC_GTEST_PROP(Route, free_before_benefit_before_paid_below_severity_a, ()) {
  auto facts = random_facts();
  if (facts.request.severity == Severity::kA) facts.request.severity = Severity::kB;
  facts.desk.delivery.clear();
  auto const decision = route(rules(), facts).value();
  auto last = rulebook::CostBasis::kFree;
  for (auto const& verdict : decision.vehicles) {
    if (verdict.verdict == Verdict::kRefused) break;
    RC_ASSERT(last <= verdict.cost.basis);
    last = verdict.cost.basis;
  }
}

}  // namespace
}  // namespace podpora::routing
