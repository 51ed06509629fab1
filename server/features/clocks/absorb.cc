#include "features/clocks/clock_store.h"
#include "features/clocks/ticket_clocks.h"

#include <algorithm>

namespace podpora::clocks {

void TicketClocks::end(ClockId id) {
  auto const clock = std::ranges::find(clocks_, id, &DeadlineClock::id);
  if (clock == clocks_.end()) return;
  auto const before = *clock;
  // A promise that ran out ends as it is: it was not kept, and the one that stands is to be kept now.
  clock->due_at.reset();
  clock->running_since.reset();
  clock->state = ClockState::kCancelled;
  save(before, *clock, std::nullopt);
}

void TicketClocks::let_go(ClockId id) {
  std::erase_if(clocks_, [id](auto const& clock) { return clock.id == id; });
}

void TicketClocks::take_in(DeadlineClock clock) {
  clock.ticket_id = ticket_;
  auto const before = clock;
  if (clock.kind != ClockKind::kUpstreamResponse) align(clock, calendar_of(clock), is_paused(), now_);
  save(before, clock, std::nullopt);
  clocks_.push_back(std::move(clock));
}

void TicketClocks::revive(ClockId id, ClockMoment const& was) {
  auto const clock = std::ranges::find(clocks_, id, &DeadlineClock::id);
  if (clock == clocks_.end()) return;
  bool const was_breached = was.state == ClockState::kBreached;
  if (clock->breached_at.has_value() != was_breached) return;
  auto const before = *clock;
  bool const runs = was.state == ClockState::kRunning;
  clock->state = was.state;
  clock->spent_us = was.spent_us;
  clock->promised_at = was.promised_at;
  clock->running_since = runs ? std::optional{was.since} : std::nullopt;
  clock->due_at = runs ? std::optional{was.promised_at} : std::nullopt;
  save(before, *clock, std::nullopt);
}

}  // namespace podpora::clocks
