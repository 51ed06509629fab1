#pragma once

#include "features/rulebook/load.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::rulebook {

/// What names a fact through all its versions, so that a desk can override it: `vehicle:asfp`. A kind whose facts have
/// no code of their own is told apart by what it is about: `response:asfp:5f0c21aa`, never by what it says.
std::string fact_key(std::string_view kind, Node const& item);

/// The facts of a pack as they stand in its documents, in their order. Items without dates are left out: they are
/// errors elsewhere.
std::vector<StatedFact> stated_facts(std::vector<PackTree> const& trees, std::string const& pack);

}  // namespace podpora::rulebook
