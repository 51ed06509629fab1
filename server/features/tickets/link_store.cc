#include "features/tickets/link.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kInsert{"ticket_link.insert", R"(
  insert into ticket_link (desk_id, id, from_id, to_id, kind, linked_by, linked_at)
  values (:desk, :id, :from, :to, :kind, :linked_by, :linked_at)
  on conflict (desk_id, from_id, to_id, kind) do nothing)"};

constexpr storage::Query kFind{"ticket_link.find", R"(
  select id, from_id, to_id, kind, linked_by, linked_at from ticket_link
  where desk_id = :desk and from_id = :from and to_id = :to and kind = :kind)"};

constexpr storage::Query kOf{"ticket_link.of_ticket", R"(
  select id, from_id, to_id, kind, linked_by, linked_at from ticket_link
  where desk_id = :desk and from_id = :ticket
  union
  select id, from_id, to_id, kind, linked_by, linked_at from ticket_link
  where desk_id = :desk and to_id = :ticket
  order by id)"};

constexpr storage::Query kDelete{"ticket_link.delete", "delete from ticket_link where desk_id = :desk and id = :id"};

}  // namespace

bool insert_link(storage::Transaction& tx, DeskId desk, Link const& link) {
  return tx.execute(kInsert, {{"desk", desk},
                              {"id", link.id},
                              {"from", link.from_id},
                              {"to", link.to_id},
                              {"kind", link.kind},
                              {"linked_by", link.linked_by},
                              {"linked_at", link.linked_at}}) == 1;
}

std::optional<Link> find_link(storage::Transaction& tx, DeskId desk, TicketId from, TicketId to, LinkKind kind) {
  return tx.first<Link>(kFind, {{"desk", desk}, {"from", from}, {"to", to}, {"kind", kind}});
}

std::vector<Link> links_of(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  return tx.all<Link>(kOf, {{"desk", desk}, {"ticket", ticket}});
}

void delete_link(storage::Transaction& tx, DeskId desk, LinkId id) {
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

}  // namespace podpora::tickets
