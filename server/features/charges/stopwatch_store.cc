#include "features/charges/stopwatch.h"

namespace podpora::charges {

namespace {

constexpr storage::Query kOfPerson{"stopwatch.of_person", R"(
  select s.ticket_id, t.number, t.subject, s.kept_seconds, s.running_since
  from stopwatch s join ticket t on t.desk_id = s.desk_id and t.id = s.ticket_id
  where s.desk_id = :desk and s.person_id = :person
  order by case when s.running_since is null then 1 else 0 end, s.ticket_id desc)"};

constexpr storage::Query kPut{"stopwatch.put", R"(
  insert into stopwatch (desk_id, person_id, ticket_id, kept_seconds, running_since)
  values (:desk, :person, :ticket, :kept, :since)
  on conflict (desk_id, person_id, ticket_id)
  do update set kept_seconds = excluded.kept_seconds, running_since = excluded.running_since)"};

constexpr storage::Query kDelete{"stopwatch.delete", R"(
  delete from stopwatch where desk_id = :desk and person_id = :person and ticket_id = :ticket)"};

std::int64_t counted(Stopwatch const& watch, Time now) {
  if (!watch.running_since) return watch.kept_seconds;
  return watch.kept_seconds + std::chrono::floor<std::chrono::seconds>(now - *watch.running_since).count();
}

void put(storage::Transaction& tx, Actor const& actor, Stopwatch const& watch) {
  tx.execute(kPut, {{"desk", actor.desk},
                    {"person", actor.person},
                    {"ticket", watch.ticket_id},
                    {"kept", watch.kept_seconds},
                    {"since", watch.running_since}});
}

}  // namespace

Result<void> start_stopwatch(storage::Transaction& tx, Context const& context, Actor const& actor,
                             tickets::TicketId ticket) {
  if (!actor.person) return Error{ErrorCode::kForbidden, "forbidden", {}, {}};
  if (!tickets::find_ticket(tx, actor.desk, ticket)) return not_found("ticket");
  auto const now = context.audit.clock.now();
  Stopwatch own{.ticket_id = ticket};
  for (auto watch : stopwatches_of(tx, actor)) {
    if (watch.ticket_id == ticket) {
      own = watch;
    } else if (watch.running_since) {
      watch.kept_seconds = counted(watch, now);
      watch.running_since.reset();
      put(tx, actor, watch);
    }
  }
  if (own.running_since) return {};
  own.running_since = now;
  put(tx, actor, own);
  return {};
}

void pause_stopwatch(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::TicketId ticket) {
  for (auto watch : stopwatches_of(tx, actor)) {
    if (watch.ticket_id != ticket || !watch.running_since) continue;
    watch.kept_seconds = counted(watch, context.audit.clock.now());
    watch.running_since.reset();
    put(tx, actor, watch);
  }
}

void clear_stopwatch(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket) {
  tx.execute(kDelete, {{"desk", actor.desk}, {"person", actor.person}, {"ticket", ticket}});
}

std::vector<Stopwatch> stopwatches_of(storage::Transaction& tx, Actor const& actor) {
  return tx.all<Stopwatch>(kOfPerson, {{"desk", actor.desk}, {"person", actor.person}});
}

}  // namespace podpora::charges
