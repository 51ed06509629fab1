#pragma once

#include "features/routing/route.h"

#include <string>
#include <string_view>

namespace podpora::routing {

/// Reads the facts of `podpora route` and of stored decisions. kMalformed when the text is no JSON; kInvalid with the
/// JSON pointer of every missing, unknown or wrong member. Absent lists are empty. A day (2026-06-30) as time is its
/// start in UTC; as `valid_to`, the first day on which the entitlement no longer holds.
Result<Facts> parse_facts(std::string_view text);

/// The same shape back, complete, in one line.
std::string facts_json(Facts const& facts);

/// The decision as documented in README; members in a fixed order, so that equal decisions are equal texts.
std::string decision_json(RouteDecision const& decision);

}  // namespace podpora::routing
