#include "features/clocks/keep_clocks.h"

#include "features/calendars/calendar_rules.h"
#include "features/clocks/clock_rules.h"
#include "features/clocks/clock_store.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::clocks {

namespace {

constexpr std::int64_t kMinute = 60'000'000;
constexpr int kSweepBatch = 500;

std::optional<std::int64_t> minutes_of(offers::Target const& target, ClockKind kind) {
  switch (kind) {
    case ClockKind::kFirstResponse:
      return target.first_response_minutes;
    case ClockKind::kNextUpdate:
      return target.next_update_minutes;
    case ClockKind::kResolution:
      return target.resolution_minutes;
    case ClockKind::kUpstreamResponse:
      break;
  }
  return std::nullopt;
}

/// Changes the clocks of one ticket in one transaction.
class Bench {
 public:
  Bench(storage::Transaction& tx, audit::Context const& context, Actor const& actor)
      : tx_(tx), context_(context), actor_(actor), now_(context.clock.now()) {}

  void load(tickets::Ticket const& ticket) {
    ticket_ = ticket.id;
    if (ticket.agreement_id) {
      agreement_ = offers::find_agreement(tx_, actor_.desk, offers::AgreementId{*ticket.agreement_id});
    }
    if (!agreement_) return;
    target_ = offers::target_for(agreement_->offer.content, ticket.severity, ticket.kind, ticket.service);
  }

  void run(std::vector<Step> const& steps) {
    if (steps.empty()) return;
    for (auto const& step : steps) {
      if (step.action == Action::kStart) {
        begin(step.kind);
        continue;
      }
      for (auto& clock : clocks_of(tx_, actor_.desk, ticket_)) {
        if (clock.kind == step.kind && !clock.met_at) apply(clock, step.action);
      }
    }
  }

  /// Running clocks towards the customer get the target and hours that rule now.
  void retarget_all() {
    for (auto& clock : clocks_of(tx_, actor_.desk, ticket_)) {
      if (clock.kind == ClockKind::kUpstreamResponse) continue;
      auto const minutes = target_ == nullptr ? std::nullopt : minutes_of(*target_, clock.kind);
      auto const before = clock;
      if (!minutes) {
        cancel(clock);
      } else {
        auto const old_calendar = calendar_of(clock.hours);
        clock.target_us = *minutes * kMinute;
        clock.hours = target_->hours;
        retarget(clock, old_calendar, calendar_of(clock.hours), now_);
      }
      save(before, clock);
    }
  }

  void take_back(Time said_at, bool is_paused) {
    for (auto& clock : clocks_of(tx_, actor_.desk, ticket_)) {
      if (clock.kind != ClockKind::kFirstResponse && clock.kind != ClockKind::kNextUpdate) continue;
      auto const before = clock;
      if (clock.met_at && *clock.met_at >= said_at) {
        unmeet(clock, calendar_of(clock.hours), is_paused);
      } else if (clock.kind == ClockKind::kNextUpdate && clock.started_at >= said_at) {
        cancel(clock);
      }
      save(before, clock);
    }
  }

  void begin_upstream(UpstreamPromise const& promise) {
    DeadlineClock clock{.ticket_id = promise.ticket_id,
                        .kind = ClockKind::kUpstreamResponse,
                        .service_request_id = promise.service_request_id,
                        .target_us = promise.target_minutes * kMinute};
    insert(clock);
  }

  void apply(DeadlineClock& clock, Action action) {
    auto const before = clock;
    switch (action) {
      case Action::kMeet:
        end(clock);
        break;
      case Action::kPause:
        pause(clock, calendar_of(clock.hours), now_);
        break;
      case Action::kResume:
        resume(clock, calendar_of(clock.hours), now_);
        break;
      case Action::kCancel:
        cancel(clock);
        break;
      case Action::kStart:
        break;
    }
    save(before, clock);
  }

 private:
  calendars::Calendar calendar_of(std::string const& hours) const {
    auto const* const found = agreement_ ? offers::calendar_for(agreement_->offer, hours) : nullptr;
    return found == nullptr ? calendars::always_open() : *found;
  }

  void begin(ClockKind kind) {
    auto const minutes = target_ == nullptr ? std::nullopt : minutes_of(*target_, kind);
    if (!minutes) return;
    DeadlineClock clock{.ticket_id = ticket_,
                        .kind = kind,
                        .agreement_id = agreement_->agreement.id,
                        .hours = target_->hours,
                        .target_us = *minutes * kMinute};
    insert(clock);
  }

  void insert(DeadlineClock& clock) {
    clock.id = context_.ids.make<ClockId>();
    start(clock, calendar_of(clock.hours), now_);
    insert_clock(tx_, actor_.desk, clock);
    record("clock.started", clock);
    schedule_sweep(clock);
  }

  /// A clock that is already cancelled cannot be met any more.
  void end(DeadlineClock& clock) {
    if (clock.state != ClockState::kCancelled) meet(clock, now_);
  }

  void save(DeadlineClock const& before, DeadlineClock const& after) {
    if (before == after) return;
    update_clock(tx_, actor_.desk, after);
    if (after.breached_at && !before.breached_at) record("clock.breached", after);
    if (after.met_at && !before.met_at) record("clock.met", after);
    if (after.state == ClockState::kPaused && before.state != after.state) record("clock.paused", after);
    if (after.due_at && after.due_at != before.due_at) {
      record(before.due_at ? "clock.retargeted" : "clock.resumed", after);
      schedule_sweep(after);
    }
  }

  /// One job a desk and ten seconds, however many clocks are due in them.
  void schedule_sweep(DeadlineClock const& clock) {
    auto const at = std::chrono::ceil<std::chrono::duration<std::int64_t, std::ratio<10>>>(*clock.due_at);
    jobs::enqueue(tx_, context_.ids, context_.clock,
                  {.desk = actor_.desk,
                   .kind = kSweepJob,
                   .payload = "{}",
                   .run_at = at,
                   .dedupe_key = fmt::format("{}:{}", kSweepJob, at.time_since_epoch().count())});
  }

  void record(char const* kind, DeadlineClock const& clock) {
    audit::record(tx_, context_, actor_,
                  {.kind = kind,
                   .subject = to_text(clock.ticket_id),
                   .payload = fmt::format(R"({{"clock":"{}","kind":"{}","promised_at":"{}"}})", to_text(clock.id),
                                          to_text(clock.kind), to_rfc3339(clock.promised_at))});
  }

  storage::Transaction& tx_;
  audit::Context const& context_;
  Actor const& actor_;
  Time now_;
  tickets::TicketId ticket_;
  std::optional<offers::AgreementInForce> agreement_;
  offers::Target const* target_{nullptr};
};

}  // namespace

void ClockKeeper::on_opened(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                            tickets::Message const&) const {
  Bench bench(tx, context_, actor);
  bench.load(ticket);
  bench.run(steps_for_opening());
}

void ClockKeeper::on_message(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                             tickets::Message const& message) const {
  auto const steps = steps_for_message(message.author_kind, message.visibility);
  if (steps.empty()) return;
  Bench bench(tx, context_, actor);
  bench.load(ticket);
  bench.run(steps);
}

void ClockKeeper::on_changed(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& before,
                             tickets::Ticket const& after) const {
  auto const steps = steps_for_state(before.state, after.state, rules_);
  bool const other_target =
      before.severity != after.severity || before.kind != after.kind || before.service != after.service;
  if (steps.empty() && !other_target) return;
  Bench bench(tx, context_, actor);
  bench.load(after);
  bench.run(steps);
  if (other_target) bench.retarget_all();
}

void ClockKeeper::on_withdrawn(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                               tickets::Message const& message) const {
  Bench bench(tx, context_, actor);
  bench.load(ticket);
  bench.take_back(message.created_at, paused_in(ticket.state, rules_));
}

void ClockKeeper::on_service_request_sent(storage::Transaction& tx, Actor const& actor,
                                          UpstreamPromise const& promise) const {
  Bench(tx, context_, actor).begin_upstream(promise);
}

void ClockKeeper::on_upstream_answer(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket,
                                     std::int64_t service_request_id) const {
  Bench bench(tx, context_, actor);
  for (auto& clock : clocks_of(tx, actor.desk, ticket)) {
    if (clock.service_request_id == service_request_id && !clock.met_at) bench.apply(clock, Action::kMeet);
  }
}

std::size_t ClockKeeper::sweep(storage::Database& database, DeskId desk) const {
  auto const actor = system_actor(desk);
  std::size_t all = 0;
  for (std::size_t batch = kSweepBatch; batch == kSweepBatch;) {
    batch = database.write(storage::Scope::of(desk), [&](storage::Transaction& tx) {
      auto const due = due_clocks(tx, desk, context_.clock.now(), kSweepBatch);
      for (auto const& clock : due) {
        if (!mark_breached(tx, desk, clock.id)) continue;
        audit::record(tx, context_, actor,
                      {.kind = "clock.breached",
                       .subject = to_text(clock.ticket_id),
                       .payload = fmt::format(R"({{"clock":"{}","kind":"{}","promised_at":"{}"}})", to_text(clock.id),
                                              to_text(clock.kind), to_rfc3339(clock.promised_at))});
      }
      return due.size();
    });
    all += batch;
  }
  return all;
}

}  // namespace podpora::clocks
