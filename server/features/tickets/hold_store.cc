#include "features/tickets/hold_store.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kHold{"message_hold.put", R"(
  insert into message_hold (desk_id, message_id, ticket_id, held_until) values (:desk, :message, :ticket, :until)
  on conflict (desk_id, message_id) do update set held_until = excluded.held_until)"};

constexpr storage::Query kWithdraw{"message_hold.withdraw", R"(
  insert into message_hold (desk_id, message_id, ticket_id, held_until, withdrawn_at)
  values (:desk, :message, :ticket, :now, :now)
  on conflict (desk_id, message_id) do update set withdrawn_at = excluded.withdrawn_at)"};

constexpr storage::Query kOfTicket{"message_hold.of_ticket", R"(
  select message_id, held_until, withdrawn_at from message_hold where desk_id = :desk and ticket_id = :ticket)"};

}  // namespace

void hold_message(storage::Transaction& tx, DeskId desk, Message const& message, Time until) {
  tx.execute(kHold, {{"desk", desk}, {"message", message.id}, {"ticket", message.ticket_id}, {"until", until}});
}

void mark_withdrawn(storage::Transaction& tx, DeskId desk, Message const& message, Time now) {
  tx.execute(kWithdraw, {{"desk", desk}, {"message", message.id}, {"ticket", message.ticket_id}, {"now", now}});
}

std::vector<Hold> holds_of(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  return tx.all<Hold>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

}  // namespace podpora::tickets
