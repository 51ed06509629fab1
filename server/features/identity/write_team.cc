#include "features/identity/person.h"
#include "features/identity/team_store.h"

#include <algorithm>

namespace podpora::identity {

namespace {

Result<void> check(storage::Transaction& tx, DeskId desk, Team const& team) {
  if (team.name.empty()) return invalid("/name", "required");
  auto const others = list_teams(tx, desk);
  bool const taken =
      std::ranges::any_of(others, [&](Team const& other) { return other.name == team.name && other.id != team.id; });
  if (taken) return invalid("/name", "name-taken");
  for (std::size_t i = 0; i < team.members.size(); ++i) {
    auto const person = find_person(tx, desk, team.members[i]);
    if (!person || person->kind != PersonKind::kAgent) {
      return invalid("/members/" + std::to_string(i), "unknown-reference");
    }
  }
  return {};
}

}  // namespace

Result<Team> write_team(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Team team) {
  bool const is_new = team.id.value == 0;
  if (!is_new && !find_team(tx, actor.desk, team.id)) return not_found("team");
  TRY(check(tx, actor.desk, team));
  std::ranges::sort(team.members, {}, &PersonId::value);
  auto const [end, last] = std::ranges::unique(team.members);
  team.members.erase(end, last);
  if (is_new) {
    team.id = context.ids.make<TeamId>();
    insert_team(tx, actor.desk, team);
  } else {
    replace_team(tx, actor.desk, team);
  }
  audit::record(tx, context, actor, {.kind = "team.written", .subject = to_text(team.id)});
  return team;
}

Result<void> remove_team(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TeamId id) {
  if (!find_team(tx, actor.desk, id)) return not_found("team");
  delete_team(tx, actor.desk, id);
  audit::record(tx, context, actor, {.kind = "team.removed", .subject = to_text(id)});
  return {};
}

}  // namespace podpora::identity
