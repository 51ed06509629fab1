#pragma once

#include "features/audit/audit.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"

#include <string>
#include <vector>

namespace podpora::identity {

struct TeamTag {
  static constexpr std::string_view prefix = "tem";
};
using TeamId = Id<TeamTag>;

/// Agents whom rules name together.
struct Team {
  TeamId id;
  std::string name;
  std::vector<PersonId> members;

  bool operator==(Team const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Team, (), (id, name, members))

/// By name.
std::vector<Team> list_teams(storage::Transaction& tx, DeskId desk);

std::optional<Team> find_team(storage::Transaction& tx, DeskId desk, TeamId id);

/// Adds a team, or with an id writes it anew. kNotFound; kInvalid `/name` without one or when another team has it,
/// `/members/N` for nobody of this desk's agents. Records `team.written`.
Result<Team> write_team(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Team team);

/// Rules that name it tell nobody through it any more. kNotFound. Records `team.removed`.
Result<void> remove_team(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TeamId id);

}  // namespace podpora::identity
