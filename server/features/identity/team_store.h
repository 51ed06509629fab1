#pragma once

#include "features/identity/team.h"

namespace podpora::identity {

void insert_team(storage::Transaction& tx, DeskId desk, Team const& team);

/// With its members.
void replace_team(storage::Transaction& tx, DeskId desk, Team const& team);
void delete_team(storage::Transaction& tx, DeskId desk, TeamId id);

}  // namespace podpora::identity
