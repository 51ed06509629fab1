#pragma once

#include "features/routing/profile.h"

namespace podpora::routing {

void replace_profile(storage::Transaction& tx, DeskId desk, Profile const& profile, Time now);
void insert_arrangement(storage::Transaction& tx, DeskId desk, Arrangement const& arrangement, Time now);

}  // namespace podpora::routing
