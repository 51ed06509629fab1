#pragma once

#include "features/routing/route.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::routing {

/// What the desk might hold on top of what it has: plans bought, memberships reached.
struct Hypothesis {
  std::vector<HeldEntitlement> entitlements;  ///< one with an empty id gets one that the facts do not use
  std::vector<std::string> memberships;
};

/// The same request decided as things are and as they might be. The decisions point into the rulebook.
struct WhatIf {
  RouteDecision today;
  RouteDecision then;
  std::vector<std::string> gained;  ///< vehicles refused today and allowed then, in the order of `then`
};

/// The plan as if it were bought at `at`: valid without an end, unlimited, with a membership that makes it eligible
/// where one is needed. kInvalid `unknown-vehicle` at `/vehicle` when the edition has no such vehicle,
/// `not-an-entitlement` when it is one that nobody holds.
Result<Hypothesis> if_held(rulebook::Edition const& edition, std::string_view vehicle, Time at);

/// The membership as if it were reached and its benefits activated at `at`: everything that the edition's allowances
/// grant to it, for a year. kInvalid `unknown-membership` at `/membership` when the edition has no such membership.
Result<Hypothesis> if_member(rulebook::Edition const& edition, std::string_view membership, Time at);

/// The facts with the hypothesis added. Memberships that the desk has are not added twice.
Facts facts_if(Facts facts, Hypothesis hypothesis);

/// Decides both. Pure. Errors are those of `route`, for the facts as they are first.
Result<WhatIf> what_if(rulebook::Rulebook const& rulebook, Facts const& facts, Hypothesis const& hypothesis);

}  // namespace podpora::routing
