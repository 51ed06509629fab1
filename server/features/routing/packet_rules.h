#pragma once

#include "features/rulebook/rulebook.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::routing {

/// Why the value of a packet field is wrong: a `field.<code>`; empty when it is right. An empty value is always right:
/// whether the field is required is another question.
std::string value_problem(rulebook::PacketField const& field, std::string_view value);

/// The names of the required fields that are empty or wrong, in the pack's order. Constants of the pack count as given.
std::vector<std::string> missing_fields(rulebook::Edition const& edition, std::string_view vehicle,
                                        rulebook::Subject const& subject,
                                        std::map<std::string, std::string> const& packet);

}  // namespace podpora::routing
