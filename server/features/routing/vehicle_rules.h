#pragma once

#include "features/routing/route.h"

namespace podpora::routing {

/// What judging each vehicle needs besides the facts: worked out once per decision.
struct Case {
  rulebook::Edition const& edition;
  Facts const& facts;
  rulebook::Subject subject;
  DeliveredBy delivered_by;
  bool vulnerability{false};
};

/// The verdict on one vehicle, with every reason that holds, without its rank.
VehicleVerdict judge(Case const& c, rulebook::Vehicle const& vehicle);

}  // namespace podpora::routing
