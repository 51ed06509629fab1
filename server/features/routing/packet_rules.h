#pragma once

#include "features/rulebook/rulebook.h"

#include <string>
#include <string_view>

namespace podpora::routing {

/// Why the value of a packet field is wrong: a `field.<code>`; empty when it is right. An empty value is always right:
/// whether the field is required is another question.
std::string value_problem(rulebook::PacketField const& field, std::string_view value);

}  // namespace podpora::routing
