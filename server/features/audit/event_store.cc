#include "features/audit/event_store.h"

namespace podpora::audit {

namespace {

constexpr storage::Query kInsert{"event.insert", R"(
  insert into event (desk_id, id, kind, subject, actor_kind, actor_id, actor_name, payload, at)
  values (:desk, :id, :kind, :subject, :actor_kind, :actor_id, :actor_name, :payload, :at))"};

constexpr storage::Query kOfSubject{"event.of_subject", R"(
  select id, kind, subject, actor_kind, actor_id, actor_name, payload, at, number, chain
  from event where desk_id = :desk and subject = :subject order by id)"};

constexpr storage::Query kAfter{"event.after", R"(
  select id, kind, subject, actor_kind, actor_id, actor_name, payload, at, number, chain
  from event where desk_id = :desk and number > :after order by number limit :limit)"};

constexpr storage::Query kLast{"event.last_numbered", R"(
  select id, kind, subject, actor_kind, actor_id, actor_name, payload, at, number, chain
  from event where desk_id = :desk and number is not null order by number desc limit 1)"};

constexpr storage::Query kUnnumbered{"event.unnumbered", R"(
  select id, kind, subject, actor_kind, actor_id, actor_name, payload, at, number, chain
  from event where desk_id = :desk and number is null order by id limit :limit)"};

constexpr storage::Query kNumber{"event.number", R"(
  update event set number = :number, chain = :chain where desk_id = :desk and id = :id and number is null)"};

constexpr storage::Query kDesks{"event.desks_with_unnumbered",
                                "select distinct desk_id from event where number is null"};

std::string actor_kind(Actor const& actor) {
  switch (actor.kind) {
    case Actor::Kind::kAgent:
      return "agent";
    case Actor::Kind::kContact:
      return "contact";
    case Actor::Kind::kSystem:
      return "system";
  }
  return "system";
}

}  // namespace

EventId record(storage::Transaction& tx, Context const& context, Actor const& actor, NewEvent const& event) {
  auto const id = context.ids.make<EventId>();
  tx.execute(kInsert, {{"desk", actor.desk},
                       {"id", id},
                       {"kind", event.kind},
                       {"subject", event.subject},
                       {"actor_kind", actor_kind(actor)},
                       {"actor_id", actor.person},
                       {"actor_name", actor.name},
                       {"payload", event.payload},
                       {"at", context.clock.now()}});
  return id;
}

std::vector<Event> events_of(storage::Transaction& tx, DeskId desk, std::string const& subject) {
  return tx.all<Event>(kOfSubject, {{"desk", desk}, {"subject", subject}});
}

std::vector<Event> events_after(storage::Transaction& tx, DeskId desk, std::int64_t after, int limit) {
  return tx.all<Event>(kAfter, {{"desk", desk}, {"after", after}, {"limit", limit}});
}

std::optional<Event> last_numbered(storage::Transaction& tx, DeskId desk) {
  return tx.first<Event>(kLast, {{"desk", desk}});
}

std::vector<Event> unnumbered(storage::Transaction& tx, DeskId desk, int limit) {
  return tx.all<Event>(kUnnumbered, {{"desk", desk}, {"limit", limit}});
}

void set_number(storage::Transaction& tx, DeskId desk, EventId id, std::int64_t number, std::string const& chain) {
  tx.execute(kNumber, {{"desk", desk}, {"id", id}, {"number", number}, {"chain", chain}});
}

std::vector<DeskId> desks_with_unnumbered(storage::Transaction& tx) {
  return tx.all<DeskId>(kDesks, {});
}

}  // namespace podpora::audit
