#include "features/clocks/clock_store.h"

namespace podpora::clocks {

storage::Query const kDueClocks{"clock.due", R"(
  select id, ticket_id, kind, service_request_id, agreement_id, hours, target_us, spent_us, state, started_at,
         running_since, due_at, promised_at, breached_at, met_at, calendar_id, calendar_revision, next_at
  from clock where desk_id = :desk and next_at is not null and next_at <= :now order by next_at, id limit :limit)"};

namespace {

constexpr storage::Query kInsert{"clock.insert", R"(
  insert into clock (desk_id, id, ticket_id, kind, service_request_id, agreement_id, hours, target_us, spent_us, state,
                     started_at, running_since, due_at, promised_at, breached_at, met_at, calendar_id,
                     calendar_revision, next_at)
  values (:desk, :id, :ticket, :kind, :service_request, :agreement, :hours, :target_us, :spent_us, :state,
          :started_at, :running_since, :due_at, :promised_at, :breached_at, :met_at, :calendar, :revision,
          :next_at))"};

constexpr storage::Query kUpdate{"clock.update", R"(
  update clock set hours = :hours, target_us = :target_us, spent_us = :spent_us, state = :state,
                   running_since = :running_since, due_at = :due_at, promised_at = :promised_at,
                   breached_at = :breached_at, met_at = :met_at, calendar_id = :calendar,
                   calendar_revision = :revision, next_at = :next_at
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kMove{"clock.move", "update clock set ticket_id = :to where desk_id = :desk and id = :id"};

constexpr storage::Query kOfTicket{"clock.of_ticket", R"(
  select id, ticket_id, kind, service_request_id, agreement_id, hours, target_us, spent_us, state, started_at,
         running_since, due_at, promised_at, breached_at, met_at, calendar_id, calendar_revision, next_at
  from clock where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kOutdated{"clock.outdated", R"(
  select distinct ticket_id from (
    select ticket_id from clock
    where desk_id = :desk and calendar_id = :calendar and calendar_revision < :revision and due_at is not null
    limit :limit) as part)"};

constexpr storage::Query kInsertChange{"clock_change.insert", R"(
  insert into clock_change (desk_id, id, clock_id, ticket_id, kind, cause, earlier, later, due_before, due_after,
                            made_by, made_at)
  values (:desk, :id, :clock, :ticket, :kind, :cause, :earlier, :later, :due_before, :due_after, :made_by, :made_at))"};

constexpr storage::Query kChanges{"clock_change.of_ticket", R"(
  select id, clock_id, ticket_id, kind, cause, earlier, later, due_before, due_after, made_by, made_at
  from clock_change where desk_id = :desk and ticket_id = :ticket order by id)"};

/// All that are due up to one of them, in one statement: the same rows that `kDueClocks` gave.
constexpr storage::Query kBreach{"clock.breach", R"(
  update clock set state = 'breached', breached_at = due_at, due_at = null, running_since = null, next_at = null
  where desk_id = :desk and next_at is not null and (next_at, id) <= (:at, :id) and state = 'running'
    and due_at = next_at)"};

constexpr storage::Query kTicketsWithEnds{"clock.tickets_with_ends", R"(
  select distinct ticket_id from clock
  where desk_id = :desk and ticket_id > :after and next_at is not null order by ticket_id limit :limit)"};

}  // namespace

void insert_clock(storage::Transaction& tx, DeskId desk, DeadlineClock const& clock) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", clock.id},
                       {"ticket", clock.ticket_id},
                       {"kind", clock.kind},
                       {"service_request", clock.service_request_id},
                       {"agreement", clock.agreement_id},
                       {"hours", clock.hours},
                       {"target_us", clock.target_us},
                       {"spent_us", clock.spent_us},
                       {"state", clock.state},
                       {"started_at", clock.started_at},
                       {"running_since", clock.running_since},
                       {"due_at", clock.due_at},
                       {"promised_at", clock.promised_at},
                       {"breached_at", clock.breached_at},
                       {"met_at", clock.met_at},
                       {"calendar", clock.calendar_id},
                       {"revision", clock.calendar_revision},
                       {"next_at", clock.next_at}});
}

void update_clock(storage::Transaction& tx, DeskId desk, DeadlineClock const& clock) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", clock.id},
                       {"hours", clock.hours},
                       {"target_us", clock.target_us},
                       {"spent_us", clock.spent_us},
                       {"state", clock.state},
                       {"running_since", clock.running_since},
                       {"due_at", clock.due_at},
                       {"promised_at", clock.promised_at},
                       {"breached_at", clock.breached_at},
                       {"met_at", clock.met_at},
                       {"calendar", clock.calendar_id},
                       {"revision", clock.calendar_revision},
                       {"next_at", clock.next_at}});
}

void move_clock(storage::Transaction& tx, DeskId desk, ClockId id, tickets::TicketId to) {
  tx.execute(kMove, {{"desk", desk}, {"id", id}, {"to", to}});
}

std::vector<DeadlineClock> clocks_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<DeadlineClock>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<DeadlineClock> due_clocks(storage::Transaction& tx, DeskId desk, Time now, int limit) {
  return tx.all<DeadlineClock>(kDueClocks, {{"desk", desk}, {"now", now}, {"limit", limit}});
}

std::vector<tickets::TicketId> outdated_tickets(storage::Transaction& tx, DeskId desk, calendars::CalendarId calendar,
                                                std::int64_t revision, int limit) {
  return tx.all<tickets::TicketId>(kOutdated,
                                   {{"desk", desk}, {"calendar", calendar}, {"revision", revision}, {"limit", limit}});
}

void insert_change(storage::Transaction& tx, DeskId desk, ClockChange const& change) {
  tx.execute(kInsertChange, {{"desk", desk},
                             {"id", change.id},
                             {"clock", change.clock_id},
                             {"ticket", change.ticket_id},
                             {"kind", change.kind},
                             {"cause", change.cause},
                             {"earlier", change.earlier},
                             {"later", change.later},
                             {"due_before", change.due_before},
                             {"due_after", change.due_after},
                             {"made_by", change.made_by},
                             {"made_at", change.made_at}});
}

std::vector<ClockChange> changes_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<ClockChange>(kChanges, {{"desk", desk}, {"ticket", ticket}});
}

void mark_breached(storage::Transaction& tx, DeskId desk, DeadlineClock const& last) {
  tx.execute(kBreach, {{"desk", desk}, {"at", last.next_at}, {"id", last.id}});
}

std::vector<tickets::TicketId> tickets_with_ends(storage::Transaction& tx, DeskId desk, tickets::TicketId after,
                                                 int limit) {
  return tx.all<tickets::TicketId>(kTicketsWithEnds, {{"desk", desk}, {"after", after}, {"limit", limit}});
}

}  // namespace podpora::clocks
