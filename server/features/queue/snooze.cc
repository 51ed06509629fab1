#include "features/queue/snooze.h"

#include "features/tickets/access.h"
#include "features/tickets/ticket_rules.h"

#include <fmt/format.h>

namespace podpora::queue {

namespace {

constexpr int kWokenAtOnce = 500;

constexpr storage::Query kPut{"ticket_snooze.put", R"(
  insert into ticket_snooze (desk_id, ticket_id, by_id, snoozed_at, until_at, woken_at, why)
  values (:desk, :ticket, :by, :now, :until, null, '')
  on conflict (desk_id, ticket_id) do update set by_id = excluded.by_id, snoozed_at = excluded.snoozed_at,
    until_at = excluded.until_at, woken_at = null, why = '')"};

constexpr storage::Query kFind{"ticket_snooze.find", R"(
  select z.ticket_id, z.by_id, coalesce(p.name, ''), z.snoozed_at, z.until_at, z.woken_at, z.why
  from ticket_snooze z left join person p on p.desk_id = z.desk_id and p.id = z.by_id
  where z.desk_id = :desk and z.ticket_id = :ticket)"};

constexpr storage::Query kDue{"ticket_snooze.due", R"(
  select ticket_id from ticket_snooze
  where desk_id = :desk and woken_at is null and until_at <= :now order by until_at, ticket_id limit :limit)"};

constexpr storage::Query kWake{"ticket_snooze.wake", R"(
  update ticket_snooze set woken_at = :now, why = :why
  where desk_id = :desk and ticket_id = :ticket and woken_at is null)"};

constexpr storage::Query kForget{"ticket_snooze.forget", R"(
  delete from ticket_snooze
  where desk_id = :desk and ticket_id = :ticket and (:asleep_too = 1 or woken_at is not null))"};

void wake(storage::Transaction& tx, audit::Context const& context, Actor const& actor, tickets::TicketId ticket,
          Woken why) {
  auto const woken = tx.execute(
      kWake, {{"desk", actor.desk}, {"ticket", ticket}, {"now", context.clock.now()}, {"why", to_text(why)}});
  if (woken > 0) audit::record(tx, context, actor, {.kind = "ticket.woken", .subject = to_text(ticket)});
}

}  // namespace

std::optional<Snooze> snooze_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.first<Snooze>(kFind, {{"desk", desk}, {"ticket", ticket}});
}

Result<Snooze> snooze_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::TicketId id, Time until) {
  auto const ticket = TRY(tickets::find_visible(tx, actor, id));
  auto const now = context.clock.now();
  if (!tickets::is_open(ticket.state)) return conflict("ticket-finished");
  if (until <= now) return invalid("/until", "not-ahead");
  if (until > now + kSnoozeMax) return invalid("/until", "too-far");
  tx.execute(kPut, {{"desk", actor.desk},
                    {"ticket", id},
                    {"by", actor.person.value_or(PersonId{0})},
                    {"now", now},
                    {"until", until}});
  audit::record(tx, context, actor, {.kind = "ticket.snoozed", .subject = to_text(id)});
  jobs::enqueue(tx, context.ids, context.clock,
                {.desk = actor.desk,
                 .kind = kWakeJob,
                 .payload = "{}",
                 .run_at = until,
                 .dedupe_key = fmt::format("{}:{}:{}", kWakeJob, to_text(id), to_rfc3339(until))});
  return snooze_of(tx, actor.desk, id).value();
}

Result<Snooze> wake_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId id) {
  TRY(tickets::find_visible(tx, actor, id));
  auto const snooze = snooze_of(tx, actor.desk, id);
  if (!snooze || !snooze->is_asleep()) return not_found("snooze");
  wake(tx, context, actor, id, Woken::kPerson);
  return snooze_of(tx, actor.desk, id).value();
}

void wake_due(storage::Database& database, audit::Context const& context, DeskId desk) {
  database.write(storage::Scope::of(desk), [&](auto& tx) {
    auto const actor = system_actor(desk);
    auto const due = tx.template all<tickets::TicketId>(
        kDue, {{"desk", desk}, {"now", context.clock.now()}, {"limit", kWokenAtOnce}});
    for (auto const ticket : due) wake(tx, context, actor, ticket, Woken::kTime);
    return true;
  });
}

void wake_on_message(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                     tickets::Ticket const& ticket, tickets::Message const& message) {
  using tickets::AuthorKind;
  if (message.author_kind != AuthorKind::kContact && message.author_kind != AuthorKind::kUpstream) return;
  wake(tx, context, actor, ticket.id, Woken::kAnswer);
}

void forget_snooze(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  tx.execute(kForget, {{"desk", desk}, {"ticket", ticket}, {"asleep_too", true}});
}

void forget_on_change(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& after) {
  bool const finished = !tickets::is_open(after.state);
  if (!finished && actor.kind != Actor::Kind::kAgent) return;
  tx.execute(kForget, {{"desk", actor.desk}, {"ticket", after.id}, {"asleep_too", finished}});
}

}  // namespace podpora::queue
