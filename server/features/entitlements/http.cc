#include "features/entitlements/http.h"

namespace podpora::entitlements {

EntitlementView Http::view_of(Entitlement const& entitlement, std::string const& language) const {
  EntitlementView view{.id = entitlement.id,
                       .vehicle = entitlement.vehicle,
                       .vehicle_name = entitlement.vehicle,
                       .name = entitlement.name,
                       .unit = entitlement.unit,
                       .unlimited = entitlement.unlimited,
                       .valid_from = entitlement.valid_from,
                       .valid_to = entitlement.valid_to};
  if (!entitlement.unlimited) view.balance = entitlement.balance;
  for (auto const* edition : in_force(rulebook_, context_.audit.clock.now())) {
    if (auto const* vehicle = find_vehicle(*edition, entitlement.vehicle)) {
      view.vehicle_name = vehicle->name.in(language);
    }
  }
  return view;
}

Result<http::Page<EntitlementView>> Http::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const held = database_.read(storage::Scope::of(desk), [&](auto& tx) { return list_entitlements(tx, desk); });
  http::Page<EntitlementView> page;
  for (auto const& entitlement : held) page.items.push_back(view_of(entitlement, call.language));
  return page;
}

Result<http::Created<EntitlementView>> Http::add(http::Call const& call, AddEntitlementRequest request) const {
  if (!knows_vehicle(rulebook_, request.vehicle)) {
    return invalid("/vehicle", "unknown-vehicle", {{"value", request.vehicle}});
  }
  auto const added = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return add_entitlement(tx, context_, call.actor,
                           {.vehicle = request.vehicle,
                            .name = request.name,
                            .unit = request.unit.value_or(rulebook::Unit::kIncidents),
                            .allowance = request.allowance,
                            .credentials = {request.contract_id.value_or(""), request.access_id.value_or("")},
                            .valid_from = request.valid_from,
                            .valid_to = request.valid_to});
  }));
  return http::Created<EntitlementView>{"/api/v1/entitlements/" + to_text(added.id), view_of(added, call.language)};
}

Result<http::Page<EntryView>> Http::ledger(http::Call const& call) const {
  auto const id = TRY(call.id<EntitlementId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<EntryView>> {
    if (!find_entitlement(tx, desk, id)) return not_found("entitlement");
    http::Page<EntryView> page;
    std::int64_t balance = 0;
    for (auto const& entry : ledger_of(tx, desk, id)) {
      balance += entry.amount;
      page.items.push_back(
          {entry.at, entry.kind, entry.amount, balance, entry.reason, entry.reference, entry.person_name});
    }
    return page;
  });
}

}  // namespace podpora::entitlements
