#include "features/clocks/http.h"

#include "features/clocks/clock_store.h"
#include "features/clocks/due_store.h"

namespace podpora::clocks {

ClockView to_view(DeadlineClock const& clock) {
  bool const stands = clock.state == ClockState::kPaused || clock.state == ClockState::kCancelled;
  return {.id = clock.id,
          .kind = clock.kind,
          .target_minutes = clock.target_us / 60'000'000,
          .due_at = stands ? std::nullopt : std::optional{clock.promised_at},
          .state = clock.state,
          .started_at = clock.started_at,
          .breached_at = clock.breached_at,
          .met_at = clock.met_at,
          .calendar_id = clock.calendar_id};
}

Result<ClockList> Http::list(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](storage::Transaction& tx) -> Result<ClockList> {
    if (!tickets::find_ticket(tx, call.actor.desk, id)) return not_found("ticket");
    ClockList list;
    for (auto const& clock : clocks_of(tx, call.actor.desk, id)) list.items.push_back(to_view(clock));
    for (auto& move : changes_of(tx, call.actor.desk, id)) {
      list.moves.push_back({.clock_id = move.clock_id,
                            .kind = move.kind,
                            .cause = move.cause,
                            .earlier = std::move(move.earlier),
                            .later = std::move(move.later),
                            .due_before = move.due_before,
                            .due_after = move.due_after,
                            .made_by = std::move(move.made_by),
                            .made_at = move.made_at});
    }
    if (auto const due = find_due(tx, call.actor.desk, id)) {
      list.due_at = due->at;
      list.due_kind = due->kind;
    }
    return list;
  });
}

}  // namespace podpora::clocks
