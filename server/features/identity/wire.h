#pragma once

#include "features/identity/role.h"
#include "platform/base/id.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::identity {

struct SessionView {
  PersonId person_id;
  std::string name;
  std::string kind;  ///< `agent` or `contact`
  std::string desk_slug;
  std::string desk_name;
  std::string time_zone;
  std::string language;
  std::vector<std::string> permissions;
  bool is_sample{false};  ///< in a desk to play with, out of which nothing goes
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (person_id, name, kind, desk_slug, desk_name, time_zone, language, permissions, is_sample))

struct SignInRequest {
  std::optional<std::string> desk;
  std::string email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignInRequest, (), (desk, email, password))

struct SetupState {
  bool needed{false};
};
BOOST_DESCRIBE_STRUCT(SetupState, (), (needed))

struct SetupRequest {
  std::string token;
  std::string desk_name;
  std::string desk_slug;
  std::optional<std::string> time_zone;
  std::string name;
  std::string email;
  std::string password;
  std::string language;
};
BOOST_DESCRIBE_STRUCT(SetupRequest, (), (token, desk_name, desk_slug, time_zone, name, email, password, language))

struct AgentView {
  PersonId id;
  std::string name;
  std::string email;
  std::string language;
  std::vector<Role> roles;
};
BOOST_DESCRIBE_STRUCT(AgentView, (), (id, name, email, language, roles))

struct AgentRequest {
  std::string name;
  std::string email;
  std::string password;
  std::string language;
  std::vector<Role> roles;
};
BOOST_DESCRIBE_STRUCT(AgentRequest, (), (name, email, password, language, roles))

}  // namespace podpora::identity
