#pragma once

#include "features/entitlements/entitlement.h"
#include "features/routing/profile.h"
#include "features/routing/route.h"
#include "features/rulebook/rulebooks.h"
#include "features/tickets/ticket.h"

#include <map>
#include <memory>
#include <set>
#include <string>

namespace podpora::routing {

/// What a ticket's decision is made from, and the names behind the ids in it.
struct Gathered {
  /// The desk's rules, by which the facts are decided; shared, because the desk may change them meanwhile.
  std::shared_ptr<rulebook::Rulebook const> rulebook;
  Facts facts;
  Profile profile;
  std::map<std::string, std::string> entitlement_names;  ///< `ent_…` -> name
  std::set<std::string> capped;                          ///< `ent_…` of which a cap leaves less than the balance
};

/// For whom a draw for the ticket is.
entitlements::Use use_of(tickets::Ticket const& ticket);

/// The facts of a ticket as the store has them at `now`. The packet holds what can be filled in by itself; contract and
/// access ids stay out of it, because facts are stored as they are.
Gathered gather(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks, DeskId desk,
                tickets::Ticket const& ticket, Time now);

/// The arrangement that a decision's `delivered_by` came from.
std::optional<delivery::Arrangement> arrangement_of(storage::Transaction& tx, DeskId desk,
                                                    DeliveredBy const& delivered_by);

}  // namespace podpora::routing
