#pragma once

#include "features/identity/team.h"

namespace podpora::identity {

void insert_team(storage::Transaction& tx, DeskId desk, Team const& team);

/// With its members.
void replace_team(storage::Transaction& tx, DeskId desk, Team const& team);
/// The person is in no team any more.
void leave_teams(storage::Transaction& tx, DeskId desk, PersonId person);
void delete_team(storage::Transaction& tx, DeskId desk, TeamId id);

}  // namespace podpora::identity
