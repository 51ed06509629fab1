#include "features/queue/snooze_http.h"

#include "features/tickets/access.h"

namespace podpora::queue {

namespace {

SnoozeView view_of(std::optional<Snooze> const& snooze) {
  if (!snooze) return {};
  return {.is_asleep = snooze->is_asleep(),
          .until = snooze->until_at,
          .by_name = snooze->by_name,
          .woken_at = snooze->woken_at,
          .why = parse_enum<Woken>(snooze->why)};
}

}  // namespace

Result<SnoozeView> SnoozeHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<SnoozeView> {
    TRY(tickets::find_visible(tx, call.actor, id));
    return view_of(snooze_of(tx, call.actor.desk, id));
  });
}

Result<SnoozeView> SnoozeHttp::put(http::Call const& call, SnoozeRequest request) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<SnoozeView> {
    return view_of(TRY(snooze_ticket(tx, audit_, call.actor, id, request.until)));
  });
}

Result<SnoozeView> SnoozeHttp::wake(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<SnoozeView> {
    return view_of(TRY(wake_ticket(tx, audit_, call.actor, id)));
  });
}

}  // namespace podpora::queue
