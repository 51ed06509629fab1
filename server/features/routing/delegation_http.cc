#include "features/routing/delegation_http.h"

#include "features/customers/delegation.h"
#include "features/routing/profile.h"

#include <algorithm>

namespace podpora::routing {

namespace {

constexpr auto kSpan = std::chrono::days{30};

/// The services of what the customer holds, each once.
std::vector<std::string> services_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  std::vector<std::string> services;
  for (auto const& subscription : customers::subscriptions_of(tx, desk, customer)) {
    if (std::ranges::find(services, subscription.service) == services.end()) services.push_back(subscription.service);
  }
  return services;
}

}  // namespace

DelegationView DelegationHttp::view_of(storage::Transaction& tx, http::Call const& call,
                                       customers::Customer const& customer) const {
  auto const desk = call.actor.desk;
  auto const now = audit_.clock.now();
  DelegationView view;
  std::vector<DelegatedRole> held;
  for (auto const& access : customers::delegated_access_of(tx, desk, customer.id)) {
    held.push_back({access.role, access.expires_at});
    view.roles.push_back({access.role, access.expires_at, state_of(access.expires_at, now)});
  }
  auto const services = services_of(tx, desk, customer.id);
  auto const partner_role = profile_of(tx, desk).partner_role;
  auto const rulebook = rulebooks_.of(tx, desk);
  for (auto const& need : delegation_needs(*rulebook, services, customer.cloud, partner_role, held, now)) {
    auto const& edition = *edition_for(*rulebook, need.service, now);
    DelegationNeedView shown{.service = need.service,
                             .service_name = find_service(edition, need.service)->name.in(call.language),
                             .roles = need.rule->roles,
                             .state = need.state,
                             .text = need.rule->text.in(call.language)};
    for (auto const& code : need.rule->vehicles) {
      if (auto const* vehicle = find_vehicle(edition, code)) shown.vehicles.push_back(vehicle->name.in(call.language));
    }
    view.needs.push_back(std::move(shown));
  }
  return view;
}

Result<DelegationView> DelegationHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<DelegationView> {
    auto const customer = find_customer(tx, desk, id);
    if (!customer) return not_found("customer");
    return view_of(tx, call, *customer);
  });
}

Result<DelegationView> DelegationHttp::note(http::Call const& call, DelegationRequest request) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<DelegationView> {
    TRY(customers::note_delegated_access(tx, audit_, call.actor, id, {request.role, request.expires_at}));
    return view_of(tx, call, *find_customer(tx, desk, id));
  });
}

Result<http::NoContent> DelegationHttp::remove(http::Call const& call) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return customers::remove_delegated_access(tx, audit_, call.actor, id, call.text("role"));
  }));
  return http::NoContent{};
}

Result<http::Page<EndingDelegationView>> DelegationHttp::ending(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const now = audit_.clock.now();
  auto const found = database_.read(
      storage::Scope::of(desk), [&](auto& tx) { return customers::access_ending(tx, desk, now - kSpan, now + kSpan); });
  http::Page<EndingDelegationView> page;
  for (auto const& access : found) {
    page.items.push_back(
        {access.customer_id, access.customer_name, access.role, access.expires_at, state_of(access.expires_at, now)});
  }
  return page;
}

}  // namespace podpora::routing
