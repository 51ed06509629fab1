#pragma once

#include "features/routing/route.h"
#include "features/rulebook/index_edition.h"

namespace podpora::routing {

/// What judging each vehicle needs besides the facts: worked out once per decision.
struct Case {
  rulebook::Edition const& edition;
  Facts const& facts;
  DeliveredBy const& delivered_by;
  rulebook::Matcher const& matcher;
  std::uint64_t memberships{0};       ///< of the desk, as bits of the edition's index
  std::vector<std::uint8_t> missing;  ///< of each packet field of the edition: 1 when it is needed and not right
};

/// Works out what all vehicles share. The arguments must outlive it.
Case make_case(rulebook::Edition const& edition, Facts const& facts, DeliveredBy const& delivered_by,
               rulebook::Matcher const& matcher);

/// The verdict on the edition's vehicle at `place`, with every reason that holds, without its rank.
VehicleVerdict judge(Case const& c, std::size_t place);

}  // namespace podpora::routing
