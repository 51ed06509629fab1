#pragma once

#include "features/tickets/access.h"

namespace podpora::tickets {

/// False when the person was named already.
bool insert_named_person(storage::Transaction& tx, DeskId desk, TicketId ticket, NamedPerson const& person);
/// False when the person was not named.
bool delete_named_person(storage::Transaction& tx, DeskId desk, TicketId ticket, PersonId person);
bool is_named(storage::Transaction& tx, DeskId desk, TicketId ticket, PersonId person);

/// A row as it is kept; names are the people's own.
struct AccessRow {
  PersonId person_id;
  std::string added_by;
  Time added_at;
};
BOOST_DESCRIBE_STRUCT(AccessRow, (), (person_id, added_by, added_at))
std::vector<AccessRow> access_rows(storage::Transaction& tx, DeskId desk, TicketId ticket);

}  // namespace podpora::tickets
