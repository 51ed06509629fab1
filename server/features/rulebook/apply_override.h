#pragma once

#include "features/rulebook/load.h"
#include "features/rulebook/override.h"

#include <vector>

namespace podpora::rulebook {

/// Puts a desk's override into parsed packs: what it replaces does not hold from its beginning to its end, its own
/// facts do, in the place of the first that they replace, else before all of the pack. Errors name the override as the
/// file.
void apply_override(std::vector<PackTree>& trees, Override const& override, std::vector<PackError>& errors);

}  // namespace podpora::rulebook
