#include "features/tickets/split.h"

#include "features/tickets/access.h"
#include "features/tickets/link.h"
#include "features/tickets/merge.h"
#include "features/tickets/ticket_store.h"
#include "platform/base/text.h"
#include "platform/http/json.h"

#include <algorithm>

namespace podpora::tickets {

namespace {

void record(storage::Transaction& tx, Context const& context, Actor const& actor, TicketId ticket, TicketId other) {
  audit::record(tx, context.audit, actor,
                {.kind = "ticket.split",
                 .subject = to_text(ticket),
                 .payload = http::write_json(http::Json::object().set("ticket", to_text(other)))});
}

/// The same request with another number: what was found out about it holds for both.
Ticket offshoot_of(storage::Transaction& tx, Context const& context, DeskId desk, Ticket ticket,
                   std::string const& subject) {
  auto const now = context.audit.clock.now();
  ticket.id = context.audit.ids.make<TicketId>();
  ticket.number = next_number(tx, desk);
  ticket.subject = subject;
  ticket.state = State::kOpen;
  ticket.cause.clear();
  ticket.opened_at = now;
  ticket.updated_at = now;
  ticket.resolved_at.reset();
  ticket.version = 1;
  return ticket;
}

Result<std::vector<Message>> leaving(storage::Transaction& tx, DeskId desk, SplitOrder const& order) {
  auto const all = messages_of(tx, desk, order.ticket);
  auto const named = std::ranges::find(all, order.message, &Message::id);
  if (named == all.end()) return invalid("/message", "unknown-reference");
  auto some = messages_to_split(all, order.message, order.scope);
  if (some.empty()) return invalid("/message", "upstream-stays");
  if (some.size() == all.size()) return invalid("/message", "nothing-stays");
  return some;
}

}  // namespace

std::vector<Message> messages_to_split(std::vector<Message> const& all, MessageId message, SplitScope scope) {
  std::vector<Message> some;
  auto const first = std::ranges::find(all, message, &Message::id);
  if (first == all.end() || first->service_request_id) return some;
  if (scope == SplitScope::kOne) return {*first};
  std::copy_if(first, all.end(), std::back_inserter(some),
               [](Message const& one) { return !one.service_request_id.has_value(); });
  return some;
}

Result<Ticket> split_ticket(storage::Transaction& tx, Context const& context, Actor const& actor,
                            SplitOrder const& order, MoveMails const& move_mails) {
  auto source = TRY(find_visible(tx, actor, order.ticket));
  auto const subject = std::string{trim(order.subject)};
  if (subject.empty()) return invalid("/subject", "required");
  TRY(check_stands(tx, actor.desk, order.ticket));
  if (is_restricted(source)) return conflict("ticket-not-joined");
  auto const messages = TRY(leaving(tx, actor.desk, order));
  auto const opened = offshoot_of(tx, context, actor.desk, source, subject);
  insert_ticket(tx, actor.desk, opened);
  for (auto const& message : messages) {
    move_message(tx, actor.desk, message.id, opened.id);
    if (move_mails) move_mails(tx, actor.desk, message.id, opened.id);
  }
  source.updated_at = opened.opened_at;
  ++source.version;
  update_ticket(tx, actor.desk, source);
  insert_link(tx, actor.desk,
              {.id = context.audit.ids.make<LinkId>(),
               .from_id = opened.id,
               .to_id = source.id,
               .kind = LinkKind::kSplitFrom,
               .linked_by = actor.name,
               .linked_at = opened.opened_at});
  audit::record(tx, context.audit, actor, {.kind = "ticket.opened", .subject = to_text(opened.id)});
  record(tx, context, actor, source.id, opened.id);
  record(tx, context, actor, opened.id, source.id);
  if (context.hooks.opened) context.hooks.opened(tx, actor, opened, messages.front());
  if (context.hooks.changed) context.hooks.changed(tx, actor, source, source);
  return opened;
}

}  // namespace podpora::tickets
