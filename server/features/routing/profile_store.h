#pragma once

#include "features/routing/profile.h"

namespace podpora::routing {

void replace_profile(storage::Transaction& tx, DeskId desk, Profile const& profile, Time now);

}  // namespace podpora::routing
