#include "features/identity/person.h"
#include "features/queue/matching.h"
#include "features/queue/snooze.h"
#include "features/tickets/access.h"

namespace podpora::queue {

namespace {

/// A ticket that sleeps as the change left it sleeps as before again, or no more.
Result<void> undo_snooze(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                         UndoItem const& undo) {
  auto const now = snooze_of(tx, actor.desk, undo.ticket);
  if (!now || !now->is_asleep() || now->until_at != undo.after) return conflict("stale");
  if (undo.until && *undo.until > context.audit.clock.now()) {
    TRY(snooze_ticket(tx, context.audit, actor, undo.ticket, *undo.until));
  } else {
    TRY(wake_ticket(tx, context.audit, actor, undo.ticket));
    forget_snooze(tx, actor.desk, undo.ticket);
  }
  return {};
}

Result<void> undo_fields(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                         BulkAction action, UndoItem const& undo, tickets::Ticket ticket) {
  ticket.version = undo.version;
  if (action == BulkAction::kSeverity) {
    ticket.severity = undo.severity.value_or(ticket.severity);
  } else {
    if (undo.assignee_id && !identity::works_here(tx, actor.desk, *undo.assignee_id)) return conflict("agent-gone");
    ticket.assignee_id = undo.assignee_id;
  }
  TRY(tickets::change_ticket(tx, context, actor, std::move(ticket)));
  return {};
}

}  // namespace

std::vector<BulkItem> undo_many(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                                BulkAction action, std::vector<UndoItem> const& items) {
  std::vector<BulkItem> done;
  for (auto const& undo : items) {
    BulkItem item{.ticket = undo.ticket};
    auto const ticket = tickets::find_visible(tx, actor, undo.ticket);
    if (ticket.has_error()) {
      done.push_back(refused(std::move(item), "not-found"));
      continue;
    }
    item.number = ticket.value().number;
    item.subject = ticket.value().subject;
    auto const undone = action == BulkAction::kSnooze ? undo_snooze(tx, context, actor, undo)
                                                      : undo_fields(tx, context, actor, action, undo, ticket.value());
    item.effect = BulkEffect::kChanges;
    done.push_back(undone.has_error() ? refused(std::move(item), undone.error().code) : std::move(item));
  }
  return done;
}

}  // namespace podpora::queue
