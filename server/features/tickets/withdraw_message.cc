#include "features/tickets/hold_store.h"

#include <algorithm>

namespace podpora::tickets {

std::vector<Message> customer_messages_of(storage::Transaction& tx, DeskId desk, TicketId ticket, Time now) {
  auto const holds = holds_of(tx, desk, ticket);
  auto messages = messages_of(tx, desk, ticket);
  std::erase_if(messages, [&](Message const& message) {
    if (message.visibility != Visibility::kCustomer) return true;
    auto const hold = std::ranges::find(holds, message.id, &Hold::message_id);
    return hold != holds.end() && (hold->withdrawn_at || hold->held_until > now);
  });
  return messages;
}

Result<Ticket> withdraw_message(storage::Transaction& tx, Context const& context, Actor const& actor,
                                Message const& message, State before) {
  auto ticket = find_ticket(tx, actor.desk, message.ticket_id);
  if (!ticket) return not_found("ticket");
  mark_withdrawn(tx, actor.desk, message, context.audit.clock.now());
  audit::record(tx, context.audit, actor,
                {.kind = "ticket.message_withdrawn",
                 .subject = to_text(ticket->id),
                 .payload = R"({"message":")" + to_text(message.id) + "\"}"});
  if (ticket->state != State::kWaitingCustomer) return std::move(*ticket);
  return set_state(tx, context, actor, ticket->id, before);
}

}  // namespace podpora::tickets
