#include "features/clocks/warn.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/clocks/clock_rules.h"
#include "features/clocks/clock_store.h"
#include "features/clocks/ladder_store.h"
#include "features/clocks/notice.h"
#include "features/clocks/sweep_job.h"
#include "features/identity/permission.h"
#include "features/identity/person.h"
#include "features/tickets/access.h"

#include <algorithm>
#include <set>

namespace podpora::clocks {

Warner::Warner(storage::Transaction& tx, audit::Context const& context, DeskId desk, MailWarning const& mail)
    : tx_(tx),
      context_(context),
      mail_(mail),
      actor_(system_actor(desk)),
      now_(context.clock.now()),
      ladders_(timed_ladders(tx, desk)) {}

void Warner::visit(DeadlineClock clock) {
  auto const before = clock;
  if (clock.state == ClockState::kRunning && clock.due_at && *clock.due_at <= now_) {
    breach(clock);
    audit::record(tx_, context_, actor_, clock_event("clock.breached", clock));
  }
  auto const ticket = tickets::find_ticket(tx_, actor_.desk, clock.ticket_id).value();
  auto const pending =
      pending_rungs(clock, ticket.severity, calendar_of(clock), ladders_, sent_rungs(tx_, actor_.desk, clock.id));
  auto const later = std::ranges::find_if(pending, [&](PendingRung const& rung) { return rung.at > now_; });
  tell_due_rungs(clock, ticket, {pending.begin(), later});
  clock.next_at = next_event(clock, {later, pending.end()});
  update_clock(tx_, actor_.desk, clock);
  if (clock.next_at) schedule_sweep(tx_, context_, actor_.desk, *clock.next_at);
}

/// Of several rungs of a ladder that come at once, only the last is told: the others say less.
void Warner::tell_due_rungs(DeadlineClock const& clock, tickets::Ticket const& ticket,
                            std::vector<PendingRung> const& pending) {
  for (auto const& [ladder, hours] : ladders_) {
    std::int64_t highest = 0;
    for (auto const& rung : pending) {
      if (rung.ladder_id != ladder.id) continue;
      insert_sent_rung(tx_, actor_.desk, clock.id, {rung.ladder_id, rung.percent}, now_);
      highest = std::max(highest, rung.percent);
    }
    auto const rung = std::ranges::find(ladder.rungs, highest, &Rung::percent);
    if (rung != ladder.rungs.end()) tell(clock, ticket, ladder, *rung);
  }
}

void Warner::tell(DeadlineClock const& clock, tickets::Ticket const& ticket, Ladder const& ladder, Rung const& rung) {
  for (auto const& person : recipients_of(ticket, rung)) {
    Notice const notice{.id = context_.ids.make<NoticeId>(),
                        .person_id = *person.person,
                        .ticket_id = ticket.id,
                        .kind = clock.kind,
                        .percent = rung.percent,
                        .due_at = clock.promised_at,
                        .made_at = now_};
    insert_notice(tx_, actor_.desk, notice);
    if (rung.mail && mail_) mail_(tx_, actor_, ticket, notice, person);
  }
  auto payload = clock_event("clock.warned", clock);
  payload.payload.pop_back();
  payload.payload += R"(,"ladder":")" + to_text(ladder.id) + R"(","percent":)" + std::to_string(rung.percent) + "}";
  audit::record(tx_, context_, actor_, payload);
}

/// Each once; nobody who is gone, reads no tickets, or may not know of this one.
std::vector<Actor> Warner::recipients_of(tickets::Ticket const& ticket, Rung const& rung) const {
  std::set<std::int64_t> people;
  if (rung.assignee && ticket.assignee_id) people.insert(ticket.assignee_id->value);
  for (auto const person : rung.people) people.insert(person.value);
  for (auto const id : rung.teams) {
    auto const team = identity::find_team(tx_, actor_.desk, id);
    if (!team) continue;
    for (auto const person : team->members) people.insert(person.value);
  }
  std::vector<Actor> all;
  for (auto const id : people) {
    auto person = identity::actor_of(tx_, actor_.desk, PersonId{id});
    if (!person || !person->may(Permission::kTicketRead) || !tickets::may_see(tx_, *person, ticket)) continue;
    all.push_back(*std::move(person));
  }
  return all;
}

calendars::Calendar const& Warner::calendar_of(DeadlineClock const& clock) {
  auto const id = clock.calendar_id.value_or(calendars::CalendarId{0});
  auto const [entry, added] = calendars_.try_emplace(id.value);
  if (!added) return entry->second;
  auto found = clock.calendar_id ? calendars::find_calendar(tx_, actor_.desk, id) : std::nullopt;
  entry->second = found ? *std::move(found) : calendars::always_open();
  return entry->second;
}

}  // namespace podpora::clocks
