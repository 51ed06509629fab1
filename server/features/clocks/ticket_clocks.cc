#include "features/clocks/ticket_clocks.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/clocks/clock_store.h"
#include "features/clocks/due_store.h"
#include "features/clocks/ladder_store.h"
#include "features/clocks/sweep_job.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_rules.h"

#include <algorithm>

namespace podpora::clocks {

namespace {

constexpr std::int64_t kMinute = 60'000'000;

std::optional<std::int64_t> minutes_of(offers::Target const* target, ClockKind kind) {
  if (target == nullptr) return std::nullopt;
  switch (kind) {
    case ClockKind::kFirstResponse:
      return target->first_response_minutes;
    case ClockKind::kNextUpdate:
      return target->next_update_minutes;
    case ClockKind::kResolution:
      return target->resolution_minutes;
    case ClockKind::kUpstreamResponse:
      break;
  }
  return std::nullopt;
}

bool is_live(DeadlineClock const& clock) {
  return clock.state != ClockState::kCancelled;
}

}  // namespace

TicketClocks::TicketClocks(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           PauseRules otherwise)
    : tx_(tx),
      context_(context),
      actor_(actor),
      otherwise_(otherwise),
      rules_(otherwise),
      now_(context.clock.now()),
      ladders_(timed_ladders(tx, actor.desk)) {}

void TicketClocks::load(tickets::Ticket const& ticket) {
  ticket_ = ticket.id;
  state_ = ticket.state;
  severity_ = ticket.severity;
  agreement_.reset();
  target_ = nullptr;
  if (ticket.agreement_id) {
    agreement_ = offers::find_agreement(tx_, actor_.desk, offers::AgreementId{*ticket.agreement_id});
  }
  if (agreement_) {
    target_ = offers::target_for(agreement_->offer.content, ticket.severity, ticket.kind, ticket.service);
  }
  rules_ = pause_rules(target_, otherwise_);
  clocks_ = clocks_of(tx_, actor_.desk, ticket_);
  for (auto& clock : clocks_) catch_up(clock);
}

void TicketClocks::run(std::vector<Step> const& steps, Reason const& waited) {
  for (auto const& step : steps) {
    if (step.action == Action::kStart) {
      begin(step.kind);
      continue;
    }
    for (auto& clock : clocks_) {
      if (clock.kind == step.kind && !clock.met_at) apply(clock, step.action, waited);
    }
  }
}

void TicketClocks::retarget_all(Reason const& reason) {
  for (auto& clock : clocks_) {
    if (clock.kind != ClockKind::kUpstreamResponse && !clock.met_at && is_live(clock)) retarget_one(clock, reason);
  }
  if (state_ == tickets::State::kResolved || state_ == tickets::State::kClosed) return;
  for (auto const kind : {ClockKind::kFirstResponse, ClockKind::kResolution}) {
    if (!has_live(kind)) promise_again(kind, reason);
  }
}

void TicketClocks::retarget_one(DeadlineClock& clock, Reason const& reason) {
  auto const before = clock;
  auto const minutes = minutes_of(target_, clock.kind);
  if (!minutes) {
    pause(clock, calendar_of(clock), now_);
    cancel(clock);
  } else {
    auto const earlier = calendar_of(clock);
    clock.target_us = *minutes * kMinute;
    count_in(clock, target_->hours);
    retarget(clock, earlier, calendar_of(clock), now_);
    align(clock, calendar_of(clock), is_paused(), now_);
  }
  save(before, clock, reason);
}

/// Nobody gains time by taking a promise away and giving it again.
void TicketClocks::promise_again(ClockKind kind, Reason const& reason) {
  auto const ended = std::ranges::find(clocks_.rbegin(), clocks_.rend(), kind, &DeadlineClock::kind);
  if (ended == clocks_.rend()) return begin(kind);
  auto const minutes = minutes_of(target_, kind);
  if (!minutes) return;
  auto const before = *ended;
  ended->state = ClockState::kPaused;
  ended->target_us = *minutes * kMinute;
  count_in(*ended, target_->hours);
  align(*ended, calendar_of(*ended), is_paused(), now_);
  save(before, *ended, reason);
}

void TicketClocks::take_back(Time said_at) {
  for (auto& clock : clocks_) {
    if (clock.kind != ClockKind::kFirstResponse && clock.kind != ClockKind::kNextUpdate) continue;
    auto const before = clock;
    if (clock.met_at && *clock.met_at >= said_at) {
      unmeet(clock, calendar_of(clock), is_paused());
    } else if (clock.kind == ClockKind::kNextUpdate && clock.started_at >= said_at) {
      cancel(clock);
    }
    save(before, clock, std::nullopt);
  }
}

void TicketClocks::begin_upstream(UpstreamPromise const& promise) {
  insert({.ticket_id = promise.ticket_id,
          .kind = ClockKind::kUpstreamResponse,
          .service_request_id = promise.service_request_id,
          .target_us = promise.target_minutes * kMinute});
}

void TicketClocks::meet_upstream(std::int64_t service_request_id) {
  for (auto& clock : clocks_) {
    if (clock.service_request_id == service_request_id && !clock.met_at) apply(clock, Action::kMeet, std::nullopt);
  }
}

void TicketClocks::look_again() {
  for (auto& clock : clocks_) {
    auto const before = clock;
    save(before, clock, std::nullopt);
  }
}

void TicketClocks::finish() {
  if (state_ == tickets::State::kResolved || state_ == tickets::State::kClosed) {
    forget_due(tx_, actor_.desk, ticket_);
  } else {
    write_due(tx_, actor_.desk, ticket_, due_of(clocks_, is_paused()));
  }
}

TicketClocks::Counted const& TicketClocks::counted(std::optional<calendars::CalendarId> id) {
  auto const [entry, added] = calendars_.try_emplace(id.value_or(calendars::CalendarId{0}).value);
  if (!added) return entry->second;
  auto live = id ? calendars::find_calendar(tx_, actor_.desk, *id) : std::nullopt;
  if (live) {
    entry->second = {*std::move(live), calendars::revision_of(tx_, actor_.desk, *id)};
    return entry->second;
  }
  entry->second.calendar = calendars::always_open();
  if (id && agreement_) {
    auto const& kept = agreement_->offer.calendars;
    auto const found = std::ranges::find(kept, *id, &calendars::Calendar::id);
    if (found != kept.end()) entry->second.calendar = *found;
  }
  return entry->second;
}

std::optional<calendars::CalendarId> TicketClocks::calendar_id_of(std::string const& hours) const {
  if (!agreement_) return std::nullopt;
  auto const& named = agreement_->offer.content.hours;
  auto const found = std::ranges::find(named, hours, &offers::Hours::code);
  if (found == named.end()) return std::nullopt;
  return found->calendar_id;
}

bool TicketClocks::has_live(ClockKind kind) const {
  return std::ranges::any_of(clocks_, [&](auto const& clock) { return clock.kind == kind && is_live(clock); });
}

/// From now on in those hours, as their calendar stands.
void TicketClocks::count_in(DeadlineClock& clock, std::string const& hours) {
  clock.hours = hours;
  clock.calendar_id = calendar_id_of(hours);
  clock.calendar_revision = counted(clock.calendar_id).revision;
}

void TicketClocks::catch_up(DeadlineClock& clock) {
  if (clock.state != ClockState::kRunning || clock.hours.empty()) return;
  auto const before = clock;
  if (!clock.calendar_id) {
    // From before clocks named their calendar: so far it counted in the one that the offer kept.
    auto const* const kept = agreement_ ? offers::calendar_for(agreement_->offer, clock.hours) : nullptr;
    count_in(clock, clock.hours);
    if (kept != nullptr) retarget(clock, *kept, calendar_of(clock), now_);
  } else if (auto const& current = counted(clock.calendar_id); clock.calendar_revision < current.revision) {
    std::vector<CalendarSince> chain;
    for (auto& revision : calendars::revisions_since(tx_, actor_.desk, *clock.calendar_id, clock.calendar_revision)) {
      chain.push_back({std::move(revision.calendar), revision.began_at});
    }
    recount(clock, chain);
    clock.calendar_revision = current.revision;
  }
  save(before, clock, Reason{MoveCause::kCalendar, "", calendar_of(clock).name});
}

void TicketClocks::apply(DeadlineClock& clock, Action action, std::optional<Reason> const& reason) {
  auto const before = clock;
  switch (action) {
    case Action::kMeet:
      // A clock that is already cancelled cannot be met any more.
      if (is_live(clock)) meet(clock, now_);
      break;
    case Action::kPause:
      pause(clock, calendar_of(clock), now_);
      break;
    case Action::kResume:
      if (clock.state != ClockState::kPaused) return;
      count_in(clock, clock.hours);
      resume(clock, calendar_of(clock), now_);
      break;
    case Action::kCancel:
      cancel(clock);
      break;
    case Action::kStart:
      break;
  }
  save(before, clock, reason);
}

void TicketClocks::begin(ClockKind kind) {
  auto const minutes = minutes_of(target_, kind);
  if (!minutes) return;
  DeadlineClock clock{
      .ticket_id = ticket_, .kind = kind, .agreement_id = agreement_->agreement.id, .target_us = *minutes * kMinute};
  count_in(clock, target_->hours);
  insert(std::move(clock));
  if (!is_paused()) return;
  apply(clocks_.back(), Action::kPause, std::nullopt);
}

void TicketClocks::insert(DeadlineClock clock) {
  clock.id = context_.ids.make<ClockId>();
  start(clock, calendar_of(clock), now_);
  set_next(clock);
  insert_clock(tx_, actor_.desk, clock);
  record("clock.started", clock);
  clocks_.push_back(std::move(clock));
}

void TicketClocks::save(DeadlineClock const& before, DeadlineClock& after, std::optional<Reason> const& reason) {
  set_next(after);
  if (before == after) return;
  update_clock(tx_, actor_.desk, after);
  if (after.breached_at && !before.breached_at) record("clock.breached", after);
  if (after.met_at && !before.met_at) record("clock.met", after);
  if (after.state == ClockState::kPaused && before.state != after.state) record("clock.paused", after);
  if (after.due_at && after.due_at != before.due_at) {
    record(before.due_at ? "clock.retargeted" : "clock.resumed", after);
  }
  if (reason) note_move(before, after, *reason);
}

void TicketClocks::note_move(DeadlineClock const& before, DeadlineClock const& after, Reason const& reason) {
  bool const ended = after.state == ClockState::kCancelled && before.state != after.state;
  bool const moved = after.state == ClockState::kRunning && after.promised_at != before.promised_at;
  if (!ended && !moved) return;
  insert_change(tx_, actor_.desk,
                {.id = context_.ids.make<ClockChangeId>(),
                 .clock_id = after.id,
                 .ticket_id = after.ticket_id,
                 .kind = after.kind,
                 .cause = reason.cause,
                 .earlier = reason.earlier,
                 .later = reason.later,
                 .due_before = before.promised_at,
                 .due_after = ended ? std::nullopt : std::optional{after.promised_at},
                 .made_by = actor_.name,
                 .made_at = now_});
}

/// A look at each rung that a ladder has for it, and at its end.
void TicketClocks::set_next(DeadlineClock& clock) {
  auto const earlier = clock.next_at;
  auto const sent = ladders_.empty() ? std::vector<SentRung>{} : sent_rungs(tx_, actor_.desk, clock.id);
  clock.next_at = next_event(clock, pending_rungs(clock, severity_, calendar_of(clock), ladders_, sent));
  if (clock.next_at && clock.next_at != earlier) schedule_sweep(tx_, context_, actor_.desk, *clock.next_at);
}

void TicketClocks::record(char const* kind, DeadlineClock const& clock) {
  audit::record(tx_, context_, actor_, clock_event(kind, clock));
}

}  // namespace podpora::clocks
