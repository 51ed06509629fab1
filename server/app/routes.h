#pragma once

#include "platform/http/route.h"

namespace podpora::app {

struct Https;

/// The page of routes: method, path, permission, handler, one line each. Nothing registers itself.
void add_routes(http::Routes& routes, Https const& https);

}  // namespace podpora::app
