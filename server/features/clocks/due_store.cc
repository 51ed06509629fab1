#include "features/clocks/due_store.h"

namespace podpora::clocks {

namespace {

constexpr storage::Query kWrite{"ticket_due.write", R"(
  insert into ticket_due (desk_id, ticket_id, due_at, kind) values (:desk, :ticket, :due_at, :kind)
  on conflict (desk_id, ticket_id) do update set due_at = excluded.due_at, kind = excluded.kind)"};

constexpr storage::Query kFind{"ticket_due.find", R"(
  select due_at, kind from ticket_due where desk_id = :desk and ticket_id = :ticket and kind <> '')"};

constexpr storage::Query kOfCustomer{"ticket_due.of_customer", R"(
  select d.ticket_id, d.due_at, d.kind
  from ticket t join ticket_due d on d.desk_id = t.desk_id and d.ticket_id = t.id
  where t.desk_id = :desk and t.customer_id = :customer and t.state not in ('resolved', 'closed') and d.kind <> '')"};

constexpr storage::Query kForget{"ticket_due.forget",
                                 "delete from ticket_due where desk_id = :desk and ticket_id = :ticket"};

}  // namespace

void write_due(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, std::optional<Due> const& due) {
  tx.execute(kWrite, {{"desk", desk},
                      {"ticket", ticket},
                      {"due_at", due ? due->at : kNever},
                      {"kind", due ? to_text(due->kind) : std::string{}}});
}

std::optional<Due> find_due(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.first<Due>(kFind, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<TicketDue> dues_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<TicketDue>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

void forget_due(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  tx.execute(kForget, {{"desk", desk}, {"ticket", ticket}});
}

}  // namespace podpora::clocks
