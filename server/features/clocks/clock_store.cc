#include "features/clocks/clock_store.h"

namespace podpora::clocks {

namespace {

constexpr storage::Query kInsert{"clock.insert", R"(
  insert into clock (desk_id, id, ticket_id, kind, service_request_id, agreement_id, hours, target_us, spent_us, state,
                     started_at, running_since, due_at, promised_at, breached_at, met_at)
  values (:desk, :id, :ticket, :kind, :service_request, :agreement, :hours, :target_us, :spent_us, :state,
          :started_at, :running_since, :due_at, :promised_at, :breached_at, :met_at))"};

constexpr storage::Query kUpdate{"clock.update", R"(
  update clock set hours = :hours, target_us = :target_us, spent_us = :spent_us, state = :state,
                   running_since = :running_since, due_at = :due_at, promised_at = :promised_at,
                   breached_at = :breached_at, met_at = :met_at
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kOfTicket{"clock.of_ticket", R"(
  select id, ticket_id, kind, service_request_id, agreement_id, hours, target_us, spent_us, state, started_at,
         running_since, due_at, promised_at, breached_at, met_at
  from clock where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kDue{"clock.due", R"(
  select id, ticket_id, kind, service_request_id, agreement_id, hours, target_us, spent_us, state, started_at,
         running_since, due_at, promised_at, breached_at, met_at
  from clock where desk_id = :desk and due_at is not null and due_at <= :now order by due_at limit :limit)"};

constexpr storage::Query kBreach{"clock.breach", R"(
  update clock set state = 'breached', breached_at = due_at, due_at = null, running_since = null
  where desk_id = :desk and id = :id and state = 'running')"};

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
                       {"met_at", clock.met_at}});
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
                       {"met_at", clock.met_at}});
}

std::vector<DeadlineClock> clocks_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<DeadlineClock>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<DeadlineClock> due_clocks(storage::Transaction& tx, DeskId desk, Time now, int limit) {
  return tx.all<DeadlineClock>(kDue, {{"desk", desk}, {"now", now}, {"limit", limit}});
}

bool mark_breached(storage::Transaction& tx, DeskId desk, ClockId id) {
  return tx.execute(kBreach, {{"desk", desk}, {"id", id}}) == 1;
}

}  // namespace podpora::clocks
