#pragma once

#include "app/app.h"
#include "app/demo/partner.h"

namespace podpora::app::demo {

/// A morning's requests for the demo partner, so that there is something to work on: two by mail, one by telephone,
/// one from the portal. Nobody is mailed about them before the desk is served.
void add_requests(App& app, Partner const& partner);

}  // namespace podpora::app::demo
