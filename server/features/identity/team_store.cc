#include "features/identity/team_store.h"

namespace podpora::identity {

namespace {

struct Row {
  TeamId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, name))

constexpr storage::Query kInsert{"team.insert", "insert into team (desk_id, id, name) values (:desk, :id, :name)"};

constexpr storage::Query kRename{"team.rename", "update team set name = :name where desk_id = :desk and id = :id"};

constexpr storage::Query kDelete{"team.delete", "delete from team where desk_id = :desk and id = :id"};

constexpr storage::Query kList{"team.list", "select id, name from team where desk_id = :desk order by name, id"};

constexpr storage::Query kFind{"team.find", "select id, name from team where desk_id = :desk and id = :id"};

constexpr storage::Query kMembers{
    "team.members", "select person_id from team_member where desk_id = :desk and team_id = :team order by person_id"};

constexpr storage::Query kAddMember{
    "team.add_member", "insert into team_member (desk_id, team_id, person_id) values (:desk, :team, :person)"};

constexpr storage::Query kRemoveMembers{"team.remove_members",
                                        "delete from team_member where desk_id = :desk and team_id = :team"};

constexpr storage::Query kLeave{"team.leave", "delete from team_member where desk_id = :desk and person_id = :person"};

Team load(storage::Transaction& tx, DeskId desk, Row const& row) {
  return {.id = row.id, .name = row.name, .members = tx.all<PersonId>(kMembers, {{"desk", desk}, {"team", row.id}})};
}

void insert_members(storage::Transaction& tx, DeskId desk, Team const& team) {
  for (auto const person : team.members) {
    tx.execute(kAddMember, {{"desk", desk}, {"team", team.id}, {"person", person}});
  }
}

}  // namespace

void insert_team(storage::Transaction& tx, DeskId desk, Team const& team) {
  tx.execute(kInsert, {{"desk", desk}, {"id", team.id}, {"name", team.name}});
  insert_members(tx, desk, team);
}

void replace_team(storage::Transaction& tx, DeskId desk, Team const& team) {
  tx.execute(kRename, {{"desk", desk}, {"id", team.id}, {"name", team.name}});
  tx.execute(kRemoveMembers, {{"desk", desk}, {"team", team.id}});
  insert_members(tx, desk, team);
}

void delete_team(storage::Transaction& tx, DeskId desk, TeamId id) {
  tx.execute(kRemoveMembers, {{"desk", desk}, {"team", id}});
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

void leave_teams(storage::Transaction& tx, DeskId desk, PersonId person) {
  tx.execute(kLeave, {{"desk", desk}, {"person", person}});
}

std::vector<Team> list_teams(storage::Transaction& tx, DeskId desk) {
  std::vector<Team> teams;
  for (auto const& row : tx.all<Row>(kList, {{"desk", desk}})) teams.push_back(load(tx, desk, row));
  return teams;
}

std::optional<Team> find_team(storage::Transaction& tx, DeskId desk, TeamId id) {
  auto const row = tx.first<Row>(kFind, {{"desk", desk}, {"id", id}});
  if (!row) return std::nullopt;
  return load(tx, desk, *row);
}

}  // namespace podpora::identity
