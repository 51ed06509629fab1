#pragma once

#include "features/routing/wire.h"

#include <map>
#include <set>
#include <string>

namespace podpora::routing {

/// What putting a decision into words needs. `entitlement_names` maps `ent_…` to what people call it; of
/// a `capped` one it is a cap, not the balance, that is used up.
struct Wording {
  rulebook::Rulebook const& rulebook;
  Facts const& facts;
  std::map<std::string, std::string> const& entitlement_names;
  std::set<std::string> const& capped;
  std::string const& language;
};

/// The decision in words. The facts must be those it was made from.
RouteView explain(RouteDecision const& decision, Wording const& wording);

}  // namespace podpora::routing
