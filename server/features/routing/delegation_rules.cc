#include "features/routing/delegation_rules.h"

#include <algorithm>

namespace podpora::routing {

namespace {

constexpr auto kWarnBefore = std::chrono::days{30};

template <class T, class U>
bool takes(std::vector<T> const& list, U const& value) {
  return list.empty() || std::ranges::find(list, value) != list.end();
}

DelegationNeed weigh(std::string const& service, rulebook::AccessRule const& rule, std::span<DelegatedRole const> held,
                     Time at) {
  DelegationNeed need{.service = service, .rule = &rule};
  for (auto const& role : held) {
    auto const fits =
        std::ranges::any_of(rule.roles, [&](auto const& name) { return name == "*" || name == role.role; });
    if (!fits || (need.until && role.expires <= *need.until)) continue;
    need.role = role.role;
    need.until = role.expires;
    need.state = state_of(role.expires, at);
  }
  return need;
}

}  // namespace

DelegationState state_of(Time expires, Time at) {
  if (expires <= at) return DelegationState::kExpired;
  return expires - kWarnBefore <= at ? DelegationState::kEnding : DelegationState::kHeld;
}

std::vector<DelegationNeed> delegation_needs(rulebook::Rulebook const& rulebook, std::span<std::string const> services,
                                             customers::Cloud cloud, rulebook::PartnerRole partner_role,
                                             std::span<DelegatedRole const> held, Time at) {
  std::vector<DelegationNeed> needs;
  for (auto const& service : services) {
    auto const* edition = edition_for(rulebook, service, at);
    if (!edition) continue;
    for (auto const& rule : edition->rules.accesses) {
      auto const applies = takes(rule.scope.services, service) && takes(rule.scope.clouds, cloud) &&
                           takes(rule.scope.partner_roles, partner_role) &&
                           takes(rule.scope.tenants, rulebook::Tenant::kCustomer);
      if (applies) needs.push_back(weigh(service, rule, held, at));
    }
  }
  return needs;
}

}  // namespace podpora::routing
