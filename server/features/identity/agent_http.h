#pragma once

#include "features/identity/change_agent.h"
#include "features/identity/wire.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::identity {

struct AgentChangeRequest {
  std::string name;
  std::string language;
  std::vector<Role> roles;
};
BOOST_DESCRIBE_STRUCT(AgentChangeRequest, (), (name, language, roles))
inline std::vector<http::FieldLimit> wire_limits(AgentChangeRequest const*) {
  return {{"name", {.min = 1, .max = 200}}, {"language", {.min = 2, .max = 8}}, {"roles", {.min = 1, .max = 9}}};
}

struct PasswordRequest {
  std::optional<std::string> current;  ///< may be absent for 15 minutes after signing in
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordRequest, (), (current, password))
inline std::vector<http::FieldLimit> wire_limits(PasswordRequest const*) {
  return {{"current", {.min = std::nullopt, .max = 200}}, {"password", {.min = 1, .max = 200}}};
}

struct LeftAgents {
  std::vector<AgentView> items;
};
BOOST_DESCRIBE_STRUCT(LeftAgents, (), (items))

AgentView agent_view(storage::Transaction& tx, DeskId desk, Person const& person);

/// The routes that change what agents may do, and anybody's own password.
class AgentHttp {
 public:
  AgentHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<LeftAgents> list_left(http::Call const& call) const;
  Result<AgentView> change(http::Call const& call, AgentChangeRequest request) const;
  Result<http::NoContent> let_go(http::Call const& call) const;
  Result<http::NoContent> change_password(http::Call const& call, PasswordRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::identity
