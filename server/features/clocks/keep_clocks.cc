#include "features/clocks/keep_clocks.h"

#include "features/clocks/clock_store.h"
#include "features/clocks/ticket_clocks.h"
#include "features/clocks/warn.h"
#include "platform/http/json.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::clocks {

namespace {

constexpr int kSweepBatch = 500;
constexpr int kRecountBatch = 100;

/// Where nobody is to be told, clocks only end: one statement for all of them.
void breach_all(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                std::vector<DeadlineClock> const& due) {
  mark_breached(tx, desk, due.back());
  std::vector<audit::NewEvent> events;
  for (auto const& clock : due) events.push_back(clock_event("clock.breached", clock));
  audit::record_all(tx, context, system_actor(desk), events);
}

}  // namespace

audit::NewEvent clock_event(char const* kind, DeadlineClock const& clock) {
  return {.kind = kind,
          .subject = to_text(clock.ticket_id),
          .payload = fmt::format(R"({{"clock":"{}","kind":"{}","promised_at":"{}"}})", to_text(clock.id),
                                 to_text(clock.kind), to_rfc3339(clock.promised_at))};
}

void ClockKeeper::on_opened(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                            tickets::Message const&) const {
  TicketClocks clocks(tx, context_, actor, rules_);
  clocks.load(ticket);
  clocks.run(steps_for_opening());
  clocks.finish();
}

void ClockKeeper::on_message(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                             tickets::Message const& message) const {
  auto const steps = steps_for_message(message.author_kind, message.visibility);
  if (steps.empty()) return;
  TicketClocks clocks(tx, context_, actor, rules_);
  clocks.load(ticket);
  clocks.run(steps);
  clocks.finish();
}

void ClockKeeper::on_changed(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& before,
                             tickets::Ticket const& after) const {
  auto const reason = reason_to_retarget(before, after);
  if (before.state == after.state && !reason) return;
  TicketClocks clocks(tx, context_, actor, rules_);
  clocks.load(after);
  clocks.run(steps_for_state(before.state, after.state, clocks.rules()),
             {MoveCause::kWaited, to_text(before.state), to_text(after.state)});
  if (reason) clocks.retarget_all(*reason);
  clocks.finish();
}

void ClockKeeper::on_withdrawn(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                               tickets::Message const& message) const {
  TicketClocks clocks(tx, context_, actor, rules_);
  clocks.load(ticket);
  clocks.take_back(message.created_at);
  clocks.finish();
}

void ClockKeeper::on_service_request_sent(storage::Transaction& tx, Actor const& actor,
                                          UpstreamPromise const& promise) const {
  TicketClocks clocks(tx, context_, actor, rules_);
  clocks.load(tickets::find_ticket(tx, actor.desk, promise.ticket_id).value());
  clocks.begin_upstream(promise);
}

void ClockKeeper::on_upstream_answer(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket,
                                     std::int64_t service_request_id) const {
  auto const found = tickets::find_ticket(tx, actor.desk, ticket);
  if (!found) return;
  TicketClocks clocks(tx, context_, actor, rules_);
  clocks.load(*found);
  clocks.meet_upstream(service_request_id);
}

void ClockKeeper::on_calendar_changed(storage::Transaction& tx, Actor const& actor,
                                      calendars::CalendarId calendar) const {
  auto const id = to_text(calendar);
  auto const revision = calendars::revision_of(tx, actor.desk, calendar);
  jobs::enqueue(tx, context_.ids, context_.clock,
                {.desk = actor.desk,
                 .kind = kRecountJob,
                 .payload = http::write_json(http::Json::object().set("calendar", id)),
                 .dedupe_key = std::string{kRecountJob} + ":" + id + ":" + std::to_string(revision)});
}

std::size_t ClockKeeper::recount(storage::Database& database, DeskId desk, calendars::CalendarId calendar) const {
  auto const actor = system_actor(desk);
  std::size_t all = 0;
  while (true) {
    auto const some = database.write(storage::Scope::of(desk), [&](storage::Transaction& tx) {
      auto const revision = calendars::revision_of(tx, desk, calendar);
      auto const outdated = outdated_tickets(tx, desk, calendar, revision, kRecountBatch);
      for (auto const id : outdated) {
        TicketClocks clocks(tx, context_, actor, rules_);
        clocks.load(tickets::find_ticket(tx, desk, id).value());
        clocks.finish();
      }
      return outdated.size();
    });
    if (some == 0) return all;
    all += some;
  }
}

void ClockKeeper::recount_job(storage::Database& database, jobs::Job const& job) const {
  auto const payload = http::parse_json(job.payload).value();
  recount(database, job.desk, parse_id<calendars::CalendarTag>(*payload.find("calendar")->as<std::string>()).value());
}

void ClockKeeper::look_again(storage::Database& database, DeskId desk) const {
  auto const actor = system_actor(desk);
  tickets::TicketId last;
  while (true) {
    auto const some = database.write(storage::Scope::of(desk), [&](storage::Transaction& tx) {
      auto batch = tickets_with_ends(tx, desk, last, kRecountBatch);
      for (auto const id : batch) {
        TicketClocks clocks(tx, context_, actor, rules_);
        clocks.load(tickets::find_ticket(tx, desk, id).value());
        clocks.look_again();
      }
      return batch;
    });
    if (some.empty()) return;
    last = some.back();
  }
}

std::size_t ClockKeeper::sweep(storage::Database& database, DeskId desk) const {
  std::size_t all = 0;
  for (std::size_t batch = kSweepBatch; batch == kSweepBatch;) {
    batch = database.write(storage::Scope::of(desk), [&](storage::Transaction& tx) {
      auto const due = due_clocks(tx, desk, context_.clock.now(), kSweepBatch);
      if (due.empty()) return due.size();
      Warner warner(tx, context_, desk, mail_);
      // A look that a ladder asked for which is gone is no end.
      auto const ends = [](DeadlineClock const& clock) { return clock.due_at == clock.next_at; };
      if (warner.is_silent() && std::ranges::all_of(due, ends)) {
        breach_all(tx, context_, desk, due);
      } else {
        for (auto const& clock : due) warner.visit(clock);
      }
      return due.size();
    });
    all += batch;
  }
  return all;
}

}  // namespace podpora::clocks
