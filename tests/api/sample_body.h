#pragma once

#include "platform/http/route.h"

#include <string>

namespace podpora::tests {

/// The smallest JSON body that the route's own description calls valid: every required member with a value of its type.
std::string sample_body(http::Route const& route);

}  // namespace podpora::tests
