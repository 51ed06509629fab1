#pragma once

#include "features/routing/route.h"

#include <vector>

namespace podpora::routing {

/// Everything unknown or contradictory in the facts, by JSON pointer; empty when they can be decided on.
std::vector<FieldError> facts_errors(rulebook::Rulebook const& rulebook, Facts const& facts);

}  // namespace podpora::routing
