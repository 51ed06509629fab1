#pragma once

#include "features/identity/team.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::identity {

struct TeamRequest {
  std::string name;
  std::vector<PersonId> members;
};
BOOST_DESCRIBE_STRUCT(TeamRequest, (), (name, members))
inline std::vector<http::FieldLimit> wire_limits(TeamRequest const*) {
  return {{"name", {.min = std::nullopt, .max = 200}}};
}

struct TeamList {
  std::vector<Team> items;
};
BOOST_DESCRIBE_STRUCT(TeamList, (), (items))

class TeamHttp {
 public:
  TeamHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<TeamList> list(http::Call const& call) const;
  Result<http::Created<Team>> add(http::Call const& call, TeamRequest request) const;
  Result<Team> change(http::Call const& call, TeamRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::identity
