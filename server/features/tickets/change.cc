#include "features/tickets/change.h"

#include "features/tickets/access.h"
#include "features/tickets/append.h"
#include "features/tickets/changes.h"
#include "features/tickets/choose_agreement.h"
#include "features/tickets/merge.h"
#include "features/tickets/ticket_rules.h"
#include "features/tickets/ticket_store.h"
#include "platform/http/wire.h"

namespace podpora::tickets {

namespace {

/// Writes the ticket's next version and tells whoever listens.
Ticket save(storage::Transaction& tx, Context const& context, Actor const& actor, Ticket const& before, Ticket after) {
  after.updated_at = context.audit.clock.now();
  after.version = before.version + 1;
  update_ticket(tx, actor.desk, after);
  if (after.state != before.state) {
    audit::record(tx, context.audit, actor,
                  {.kind = "ticket.state_changed",
                   .subject = to_text(after.id),
                   .payload = R"({"from":")" + to_text(before.state) + R"(","to":")" + to_text(after.state) + "\"}"});
  }
  if (is_restricted(after) && !is_restricted(before)) restrict_to_named(tx, context.audit, actor, after);
  if (is_restricted(before) && !is_restricted(after)) {
    audit::record(tx, context.audit, actor, {.kind = "ticket.unrestricted", .subject = to_text(after.id)});
  }
  if (context.hooks.changed) context.hooks.changed(tx, actor, before, after);
  return after;
}

}  // namespace

Result<Message> add_message(storage::Transaction& tx, Context const& context, Actor const& actor, TicketId to,
                            NewMessage message) {
  auto const ticket = survivor_of(tx, actor.desk, to);
  auto const before = find_ticket(tx, actor.desk, ticket);
  if (!before) return not_found("ticket");
  if (message.body.empty() && message.attachments.empty() && message.quoted.empty())
    return invalid("/body", "required");
  auto const moves = message.moves;
  auto const written = append(tx, context.audit, actor, ticket, std::move(message));
  audit::record(tx, context.audit, actor,
                {.kind = "ticket.message_added",
                 .subject = to_text(ticket),
                 .payload = R"({"message":")" + to_text(written.id) + "\"}"});
  if (context.hooks.message_added) context.hooks.message_added(tx, actor, *before, written);
  auto const state = moves == Moves::kNothing ? before->state : state_after(before->state, written);
  save(tx, context, actor, *before, with_state(*before, state, context.audit.clock.now()));
  return written;
}

Result<Ticket> set_state(storage::Transaction& tx, Context const& context, Actor const& actor, TicketId ticket,
                         State state) {
  auto const before = find_ticket(tx, actor.desk, ticket);
  if (!before) return not_found("ticket");
  if (before->state == state) return *before;
  TRY(check_stands(tx, actor.desk, ticket));
  return save(tx, context, actor, *before, with_state(*before, state, context.audit.clock.now()));
}

Result<Ticket> resolve_ticket(storage::Transaction& tx, Context const& context, Actor const& actor, TicketId ticket,
                              std::string const& cause) {
  auto const before = find_ticket(tx, actor.desk, ticket);
  if (!before) return not_found("ticket");
  if (cause.empty()) return invalid("/cause", "required");
  TRY(check_stands(tx, actor.desk, ticket));
  auto after = with_state(*before, State::kResolved, context.audit.clock.now());
  after.cause = cause;
  return save(tx, context, actor, *before, std::move(after));
}

Result<Ticket> change_ticket(storage::Transaction& tx, Context const& context, Actor const& actor, Ticket after) {
  auto const before = find_ticket(tx, actor.desk, after.id);
  if (!before) return not_found("ticket");
  if (before->version != after.version) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  TRY(check_stands(tx, actor.desk, after.id));
  auto const named = after.agreement_id;
  after.agreement_id = choose_agreement(tx, actor.desk, *before, after);
  auto const changes = changes_between(*before, after);
  auto saved = save(tx, context, actor, *before, std::move(after));
  if (saved.agreement_id != named) note_choice(tx, context, actor, *before, saved);
  audit::record(tx, context.audit, actor,
                {.kind = "ticket.changed", .subject = to_text(saved.id), .payload = http::to_json(changes)});
  return saved;
}

}  // namespace podpora::tickets
