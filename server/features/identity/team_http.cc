#include "features/identity/team_http.h"

namespace podpora::identity {

Result<TeamList> TeamHttp::list(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<TeamList> { return TeamList{list_teams(tx, call.actor.desk)}; });
}

Result<http::Created<Team>> TeamHttp::add(http::Call const& call, TeamRequest request) const {
  Team const team{.id = {}, .name = std::move(request.name), .members = std::move(request.members)};
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<Team>> {
    auto added = TRY(write_team(tx, audit_, call.actor, team));
    return http::Created<Team>{"/api/v1/teams/" + to_text(added.id), std::move(added)};
  });
}

Result<Team> TeamHttp::change(http::Call const& call, TeamRequest request) const {
  Team const team{
      .id = TRY(call.id<TeamId>("id")), .name = std::move(request.name), .members = std::move(request.members)};
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return write_team(tx, audit_, call.actor, team); });
}

Result<http::NoContent> TeamHttp::remove(http::Call const& call) const {
  auto const id = TRY(call.id<TeamId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(remove_team(tx, audit_, call.actor, id));
    return http::NoContent{};
  });
}

}  // namespace podpora::identity
