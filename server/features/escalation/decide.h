#pragma once

#include "features/escalation/escalation.h"
#include "features/routing/profile.h"
#include "features/rulebook/rulebooks.h"

namespace podpora::escalation {

/// A decision that allows the vehicle, with its inputs.
struct Decided {
  std::shared_ptr<rulebook::Rulebook const> rulebook;  ///< shared: the desk may change its rules meanwhile
  routing::Facts facts;
  routing::Profile profile;
  routing::RouteDecision decision;
  routing::VehicleVerdict verdict;  ///< of the vehicle
};

/// Decides for the ticket as it is now. With an entitlement, the others of its vehicle do not count. kConflict
/// `service-not-set`, `vehicle-refused` with a field `/reasons/<code>` for each reason.
Result<Decided> decide(storage::Transaction& tx, Context const& context, DeskId desk, tickets::Ticket const& ticket,
                       std::string const& vehicle, std::optional<entitlements::EntitlementId> entitlement);

}  // namespace podpora::escalation
