#pragma once

#include "platform/http/route.h"

#include <string>

namespace podpora::http {

/// The OpenAPI 3.1 document of all routes under `/api/`, pretty-printed, the same bytes for the same routes.
std::string openapi(Routes const& routes, std::string const& title, std::string const& version);

}  // namespace podpora::http
