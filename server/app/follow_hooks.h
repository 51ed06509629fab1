#pragma once

#include "app/app.h"
#include "features/follow/tell_followers.h"

namespace podpora::app {

/// What telling followers needs; a notice that its reader wants by mail is queued in their language.
follow::Context make_follow_context(App::Parts& parts);

}  // namespace podpora::app
