#pragma once

#include "features/identity/person.h"

namespace podpora::identity {

void insert_person(storage::Transaction& tx, DeskId desk, Person const& person);
void insert_role(storage::Transaction& tx, DeskId desk, PersonId person, Role role);

/// What an agent may be called, read and do: kInvalid at `/name`, `/language` or `/roles`.
Result<void> check_agent(std::string const& name, std::string const& language, std::vector<Role> const& roles);

/// What an agent is called and reads.
struct AgentWords {
  std::string name;
  std::string language;
};
/// Also says that the agent works here.
void update_agent(storage::Transaction& tx, DeskId desk, PersonId person, AgentWords const& words);
void set_password(storage::Transaction& tx, DeskId desk, PersonId person, std::string const& hash);
/// Takes the password too.
void mark_left(storage::Transaction& tx, DeskId desk, PersonId person, Time at);
void delete_roles(storage::Transaction& tx, DeskId desk, PersonId person);

/// People with this address in any desk: sign-in before the desk is known.
struct DeskPerson {
  DeskId desk_id;
  PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(DeskPerson, (), (desk_id, person_id))
std::vector<DeskPerson> people_by_email(storage::Transaction& tx, std::string const& email);

}  // namespace podpora::identity
