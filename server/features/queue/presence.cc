#include "features/queue/presence.h"

#include "features/tickets/access.h"

namespace podpora::queue {

namespace {

constexpr auto kForgottenAfter = std::chrono::minutes{10};
constexpr int kToldMax = 200;

constexpr storage::Query kTell{"ticket_presence.tell", R"(
  insert into ticket_presence (desk_id, ticket_id, person_id, state, told_at)
  values (:desk, :ticket, :person, :state, :now)
  on conflict (desk_id, ticket_id, person_id) do update set state = excluded.state, told_at = excluded.told_at)"};

constexpr storage::Query kForget{"ticket_presence.forget", R"(
  delete from ticket_presence where desk_id = :desk and person_id = :person and told_at < :before)"};

constexpr storage::Query kOthers{"ticket_presence.others", R"(
  select r.ticket_id, r.person_id, p.name, r.state, r.told_at
  from ticket_presence r join person p on p.desk_id = r.desk_id and p.id = r.person_id
  where r.desk_id = :desk and r.ticket_id = :ticket and r.person_id <> :person and r.told_at > :after
    and r.state <> 'gone'
  order by p.name, r.person_id)"};

constexpr storage::Query kTold{"ticket_presence.told", R"(
  select r.ticket_id, r.person_id, p.name, r.state, r.told_at
  from ticket_presence r join person p on p.desk_id = r.desk_id and p.id = r.person_id
  where r.desk_id = :desk and r.told_at > :after and r.person_id <> :person
  order by r.told_at, r.ticket_id, r.person_id limit :limit)"};

PersonId person_of(Actor const& actor) {
  return actor.person.value_or(PersonId{0});
}

}  // namespace

Result<void> tell_presence(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, PresenceState state,
                           Time now) {
  TRY(tickets::find_visible(tx, actor, ticket));
  tx.execute(kForget, {{"desk", actor.desk}, {"person", person_of(actor)}, {"before", now - kForgottenAfter}});
  tx.execute(kTell,
             {{"desk", actor.desk}, {"ticket", ticket}, {"person", person_of(actor)}, {"state", state}, {"now", now}});
  return {};
}

std::vector<Presence> others_present(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, Time now) {
  return tx.all<Presence>(
      kOthers,
      {{"desk", actor.desk}, {"ticket", ticket}, {"person", person_of(actor)}, {"after", now - kPresenceLasts}});
}

std::vector<Presence> told_since(storage::Transaction& tx, Actor const& actor, Time after) {
  auto told = tx.all<Presence>(
      kTold, {{"desk", actor.desk}, {"after", after}, {"person", person_of(actor)}, {"limit", kToldMax}});
  std::erase_if(told,
                [&](Presence const& each) { return tickets::find_visible(tx, actor, each.ticket_id).has_error(); });
  return told;
}

}  // namespace podpora::queue
