#include "features/clocks/clock_rules.h"

#include "features/calendars/calendar_rules.h"

#include <algorithm>

namespace podpora::clocks {

using tickets::State;

namespace {

bool done(State state) {
  return state == State::kResolved || state == State::kClosed;
}

/// Runs from now on. Beyond the end of the zone data nothing can be due earlier than that end.
void run_from(DeadlineClock& clock, calendars::Calendar const& calendar, Time now) {
  auto const left = Duration(clock.target_us - clock.spent_us);
  auto const due = calendars::due_after(calendar, now, left);
  clock.state = ClockState::kRunning;
  clock.running_since = now;
  clock.promised_at = due ? *due : calendars::kEnd;
  clock.due_at = clock.promised_at;
}

void spend(DeadlineClock& clock, calendars::Calendar const& calendar, Time now) {
  auto const worked = calendars::worked(calendar, *clock.running_since, now);
  clock.spent_us = std::min(clock.target_us, clock.spent_us + (worked ? worked->count() : 0));
}

void stop(DeadlineClock& clock, ClockState state) {
  clock.state = state;
  clock.running_since.reset();
  clock.due_at.reset();
}

}  // namespace

bool paused_in(State state, PauseRules const& rules) {
  if (state == State::kWaitingCustomer) return rules.waiting_customer;
  if (state == State::kWaitingUpstream) return rules.waiting_upstream;
  return false;
}

PauseRules pause_rules(offers::Target const* target, PauseRules const& otherwise) {
  if (target == nullptr) return otherwise;
  return {.waiting_customer = target->pauses_for_customer.value_or(otherwise.waiting_customer),
          .waiting_upstream = target->pauses_for_upstream.value_or(otherwise.waiting_upstream)};
}

std::optional<Reason> reason_to_retarget(tickets::Ticket const& before, tickets::Ticket const& after) {
  auto const agreement_text = [](tickets::Ticket const& ticket) {
    return ticket.agreement_id ? to_text(offers::AgreementId{*ticket.agreement_id}) : std::string{};
  };
  if (before.agreement_id != after.agreement_id) {
    return Reason{MoveCause::kAgreement, agreement_text(before), agreement_text(after)};
  }
  if (before.severity != after.severity) {
    return Reason{MoveCause::kSeverity, to_text(before.severity), to_text(after.severity)};
  }
  if (before.kind != after.kind) return Reason{MoveCause::kKind, to_text(before.kind), to_text(after.kind)};
  if (before.service != after.service) return Reason{MoveCause::kService, before.service, after.service};
  return std::nullopt;
}

std::vector<Step> steps_for_opening() {
  return {{ClockKind::kFirstResponse, Action::kStart}, {ClockKind::kResolution, Action::kStart}};
}

std::vector<Step> steps_for_message(tickets::AuthorKind author, tickets::Visibility visibility) {
  if (author != tickets::AuthorKind::kAgent || visibility != tickets::Visibility::kCustomer) return {};
  return {{ClockKind::kFirstResponse, Action::kMeet},
          {ClockKind::kNextUpdate, Action::kMeet},
          {ClockKind::kNextUpdate, Action::kStart}};
}

std::vector<Step> steps_for_state(State before, State after, PauseRules const& rules) {
  if (before == after) return {};
  if (done(after)) {
    if (done(before)) return {};
    return {{ClockKind::kFirstResponse, Action::kMeet},
            {ClockKind::kResolution, Action::kMeet},
            {ClockKind::kNextUpdate, Action::kCancel}};
  }
  if (done(before)) {
    return {{ClockKind::kNextUpdate, Action::kStart}, {ClockKind::kResolution, Action::kStart}};
  }
  if (paused_in(before, rules) == paused_in(after, rules)) return {};
  auto const action = paused_in(after, rules) ? Action::kPause : Action::kResume;
  return {{ClockKind::kFirstResponse, action}, {ClockKind::kNextUpdate, action}, {ClockKind::kResolution, action}};
}

void start(DeadlineClock& clock, calendars::Calendar const& calendar, Time now) {
  clock.started_at = now;
  clock.spent_us = 0;
  run_from(clock, calendar, now);
}

void meet(DeadlineClock& clock, Time now) {
  clock.met_at = now;
  if (clock.state == ClockState::kBreached) return;
  bool const late = clock.due_at && now > *clock.due_at;
  if (late) clock.breached_at = clock.due_at;
  stop(clock, late ? ClockState::kBreached : ClockState::kMet);
}

void breach(DeadlineClock& clock) {
  clock.breached_at = clock.due_at;
  stop(clock, ClockState::kBreached);
}

void unmeet(DeadlineClock& clock, calendars::Calendar const& calendar, bool is_paused) {
  if (!clock.met_at) return;
  auto const met_at = *clock.met_at;
  clock.met_at.reset();
  if (clock.state != ClockState::kMet) return;
  if (is_paused) {
    clock.state = ClockState::kPaused;
    return;
  }
  auto const left = calendars::worked(calendar, met_at, clock.promised_at);
  clock.spent_us = std::max<std::int64_t>(0, clock.target_us - (left ? left->count() : 0));
  clock.state = ClockState::kRunning;
  clock.running_since = met_at;
  clock.due_at = clock.promised_at;
}

void pause(DeadlineClock& clock, calendars::Calendar const& calendar, Time now) {
  if (clock.state != ClockState::kRunning || now >= *clock.due_at) return;
  spend(clock, calendar, now);
  stop(clock, ClockState::kPaused);
}

void resume(DeadlineClock& clock, calendars::Calendar const& calendar, Time now) {
  if (clock.state == ClockState::kPaused) run_from(clock, calendar, now);
}

void cancel(DeadlineClock& clock) {
  if (clock.state == ClockState::kRunning || clock.state == ClockState::kPaused) stop(clock, ClockState::kCancelled);
}

void retarget(DeadlineClock& clock, calendars::Calendar const& before, calendars::Calendar const& after, Time now) {
  if (clock.state != ClockState::kRunning || now >= *clock.due_at) return;
  spend(clock, before, now);
  run_from(clock, after, now);
}

void recount(DeadlineClock& clock, std::vector<CalendarSince> const& chain) {
  for (std::size_t i = 1; i < chain.size(); ++i) {
    if (clock.state != ClockState::kRunning) return;
    retarget(clock, chain[i - 1].calendar, chain[i].calendar, std::max(chain[i].began_at, *clock.running_since));
  }
}

void align(DeadlineClock& clock, calendars::Calendar const& calendar, bool is_paused, Time now) {
  if (is_paused) {
    pause(clock, calendar, now);
  } else {
    resume(clock, calendar, now);
  }
}

}  // namespace podpora::clocks
