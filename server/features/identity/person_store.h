#pragma once

#include "features/identity/person.h"

namespace podpora::identity {

void insert_person(storage::Transaction& tx, DeskId desk, Person const& person);
void insert_role(storage::Transaction& tx, DeskId desk, PersonId person, Role role);

/// People with this address in any desk: sign-in before the desk is known.
struct DeskPerson {
  DeskId desk_id;
  PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(DeskPerson, (), (desk_id, person_id))
std::vector<DeskPerson> people_by_email(storage::Transaction& tx, std::string const& email);

}  // namespace podpora::identity
