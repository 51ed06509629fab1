#include "features/notify/undo_send.h"

#include "features/notify/outbox_store.h"
#include "features/notify/queue_mail.h"
#include "features/notify/undo_delay_store.h"
#include "features/tickets/hold.h"
#include "platform/base/enum_text.h"

namespace podpora::notify {

std::int64_t undo_seconds(storage::Transaction& tx, Actor const& actor) {
  if (actor.kind != Actor::Kind::kAgent || !actor.person) return 0;
  return find_undo_seconds(tx, actor.desk, *actor.person).value_or(kUndoSecondsUsual);
}

Result<void> set_undo_seconds(storage::Transaction& tx, Actor const& actor, std::int64_t seconds) {
  if (seconds < 0 || seconds > kUndoSecondsMax) return invalid("/seconds", "out-of-range");
  if (actor.person) put_undo_seconds(tx, actor.desk, *actor.person, seconds);
  return {};
}

Result<tickets::Message> undo_send(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                                   tickets::MessageId id, Withdrawn const& withdrawn) {
  auto message = tickets::find_message(tx, actor.desk, id);
  if (!message) return not_found("message");
  auto const mails = mails_of_message(tx, actor.desk, id);
  if (mails.empty()) return conflict("nothing-to-undo");
  if (undo_mails(tx, actor.desk, id) != static_cast<std::int64_t>(mails.size())) return conflict("already-sent");
  auto const before = parse_enum<tickets::State>(mails.front().state_before).value_or(tickets::State::kOpen);
  auto const ticket = TRY(tickets::withdraw_message(tx, context, actor, *message, before));
  if (withdrawn) withdrawn(tx, actor, ticket, *message);
  audit::record(tx, context.audit, actor, {.kind = "mail.undone", .subject = to_text(ticket.id)});
  return std::move(*message);
}

Result<void> send_again(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OutboxId id) {
  auto mail = find_mail(tx, actor.desk, id);
  if (!mail) return not_found("mail");
  auto const now = context.clock.now();
  if (!requeue_mail(tx, actor.desk, id, now)) return conflict("not-failed");
  mail->send_after = now;
  enqueue_try(tx, context, actor.desk, *mail);
  audit::record(tx, context, actor, {.kind = "mail.queued", .subject = to_text(mail->ticket_id)});
  return {};
}

}  // namespace podpora::notify
