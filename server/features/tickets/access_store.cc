#include "features/tickets/access_store.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kInsert{"ticket_access.insert", R"(
  insert into ticket_access (desk_id, ticket_id, person_id, added_by, added_at)
  values (:desk, :ticket, :person, :added_by, :added_at)
  on conflict (desk_id, ticket_id, person_id) do nothing)"};

constexpr storage::Query kDelete{"ticket_access.delete", R"(
  delete from ticket_access where desk_id = :desk and ticket_id = :ticket and person_id = :person)"};

constexpr storage::Query kIsNamed{"ticket_access.is_named", R"(
  select count(*) from ticket_access where desk_id = :desk and ticket_id = :ticket and person_id = :person)"};

constexpr storage::Query kRows{"ticket_access.of_ticket", R"(
  select person_id, added_by, added_at from ticket_access
  where desk_id = :desk and ticket_id = :ticket order by added_at, person_id)"};

}  // namespace

bool insert_named_person(storage::Transaction& tx, DeskId desk, TicketId ticket, NamedPerson const& person) {
  return tx.execute(kInsert, {{"desk", desk},
                              {"ticket", ticket},
                              {"person", person.id},
                              {"added_by", person.added_by},
                              {"added_at", person.added_at}}) > 0;
}

bool delete_named_person(storage::Transaction& tx, DeskId desk, TicketId ticket, PersonId person) {
  return tx.execute(kDelete, {{"desk", desk}, {"ticket", ticket}, {"person", person}}) > 0;
}

bool is_named(storage::Transaction& tx, DeskId desk, TicketId ticket, PersonId person) {
  return tx.first<std::int64_t>(kIsNamed, {{"desk", desk}, {"ticket", ticket}, {"person", person}}).value() > 0;
}

std::vector<AccessRow> access_rows(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  return tx.all<AccessRow>(kRows, {{"desk", desk}, {"ticket", ticket}});
}

}  // namespace podpora::tickets
