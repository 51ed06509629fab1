#pragma once

#include "features/routing/wire.h"

#include <map>
#include <string>

namespace podpora::routing {

/// What putting a decision into words needs. `entitlement_names` maps `ent_…` to what people call it.
struct Wording {
  rulebook::Rulebook const& rulebook;
  Facts const& facts;
  std::map<std::string, std::string> const& entitlement_names;
  std::string const& language;
};

/// The decision in words. The facts must be those it was made from.
RouteView explain(RouteDecision const& decision, Wording const& wording);

}  // namespace podpora::routing
