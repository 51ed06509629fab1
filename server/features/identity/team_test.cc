#include "features/identity/team.h"

#include "features/identity/person.h"
#include "testing/database.h"

namespace podpora::identity {
namespace {

class TeamTest : public testing::StoreTest {
 protected:
  PersonId person(PersonKind kind, std::string const& email) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return add_person(tx, context, anna, {.kind = kind, .name = "P", .email = email, .language = "en"},
                        {kind == PersonKind::kAgent ? Role::kHelpdeskAgent : Role::kContact})
          .value()
          .id;
    });
  }
  Result<Team> write(Team const& team) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) { return write_team(tx, context, anna, team); });
  }
  std::vector<Team> all(DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return list_teams(tx, of); });
  }

  audit::Context context{clock, ids, *random};
  Actor anna = system_actor(desk);
};
PODPORA_BOTH_DATABASES(TeamTest);

TEST_P(TeamTest, IsWrittenChangedAndRemoved) {
  auto const petr = person(PersonKind::kAgent, "petr@desk.example");
  auto team = write({.name = "Night shift", .members = {petr, petr}}).value();
  EXPECT_EQ(all(desk), std::vector{team});
  EXPECT_EQ(team.members, std::vector{petr});
  team.members.clear();
  EXPECT_EQ(write(team).value(), team);
  EXPECT_TRUE(all(desk).front().members.empty());
  db().write(storage::Scope::of(desk), [&](auto& tx) { remove_team(tx, context, anna, team.id).value(); });
  EXPECT_TRUE(all(desk).empty());
}

TEST_P(TeamTest, OnlyAgentsAndOneNameEach) {
  auto const jana = person(PersonKind::kContact, "jana@klas.example");
  EXPECT_EQ(write({.name = "X", .members = {jana}}).error().fields.front().pointer, "/members/0");
  EXPECT_EQ(write({.name = ""}).error().fields.front().code, "required");
  write({.name = "X"}).value();
  EXPECT_EQ(write({.name = "X"}).error().fields.front().code, "name-taken");
}

TEST_P(TeamTest, OtherDesksHaveTheirOwn) {
  auto const team = write({.name = "X"}).value();
  EXPECT_TRUE(all(other_desk).empty());
  auto const mallory = system_actor(other_desk);
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_EQ(write_team(tx, context, mallory, team).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(remove_team(tx, context, mallory, team.id).error().kind, ErrorCode::kNotFound);
  });
}

}  // namespace
}  // namespace podpora::identity
