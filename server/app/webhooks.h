#pragma once

#include "app/parts.h"
#include "features/webhooks/webhook.h"

namespace podpora::app {

/// What webhooks need: they post to public addresses alone, for ten seconds at most, and follow no redirect.
webhooks::Context webhooks_context(App::Parts& parts);

}  // namespace podpora::app
