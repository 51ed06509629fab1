#include "features/escalation/decide.h"

#include "features/routing/gather.h"

#include <algorithm>

namespace podpora::escalation {

namespace {

/// Leaves one entitlement of the vehicle and those of other vehicles.
void keep_only(routing::Facts& facts, rulebook::Vehicle const& vehicle, std::string const& id) {
  auto const& older = vehicle.renamed_from;
  std::erase_if(facts.desk.entitlements, [&](routing::HeldEntitlement const& held) {
    auto const same =
        held.vehicle == vehicle.code || std::find(older.begin(), older.end(), held.vehicle) != older.end();
    return same && held.id != id;
  });
}

Error refused(routing::VehicleVerdict const& verdict) {
  auto error = conflict("vehicle-refused", {{"vehicle", std::string{verdict.vehicle}}});
  for (auto const& reason : verdict.reasons)
    error.fields.push_back({"/reasons/" + std::string{reason.code}, "refused", {}});
  return error;
}

}  // namespace

Result<Decided> decide(storage::Transaction& tx, Context const& context, DeskId desk, tickets::Ticket const& ticket,
                       std::string const& vehicle, std::optional<entitlements::EntitlementId> entitlement) {
  if (ticket.service.empty()) return conflict("service-not-set");
  auto const now = context.audit().clock.now();
  auto gathered = routing::gather(tx, context.rulebooks, desk, ticket, now);
  auto const* edition = edition_for(*gathered.rulebook, ticket.service, now);
  auto const* rule = edition ? find_vehicle(*edition, vehicle) : nullptr;
  if (rule && entitlement) keep_only(gathered.facts, *rule, to_text(*entitlement));
  auto decision = TRY(route(*gathered.rulebook, gathered.facts));
  for (auto const& verdict : decision.vehicles) {
    if (verdict.vehicle != vehicle) continue;
    if (verdict.verdict == routing::Verdict::kRefused) return refused(verdict);
    auto chosen = verdict;
    return Decided{std::move(gathered.rulebook), std::move(gathered.facts), std::move(gathered.profile),
                   std::move(decision), std::move(chosen)};
  }
  return invalid("/vehicle", "unknown-vehicle", {{"value", vehicle}});
}

}  // namespace podpora::escalation
