#include "features/audit/event_store.h"

#include "platform/http/json.h"

namespace podpora::audit {

namespace {

constexpr storage::Query kInsert{"event.insert", R"(
  insert into event (desk_id, id, kind, subject, actor_kind, actor_id, actor_name, payload, at)
  values (:desk, :id, :kind, :subject, :actor_kind, :actor_id, :actor_name, :payload, :at))"};

constexpr storage::Query kInsertAllSqlite{"event.insert_all_sqlite", R"(
  insert into event (desk_id, id, kind, subject, actor_kind, actor_id, actor_name, payload, at)
  select :desk, e.value ->> 'id', e.value ->> 'kind', e.value ->> 'subject', :actor_kind, :actor_id, :actor_name,
         e.value ->> 'payload', :at
  from json_each(:events) e)"};

constexpr storage::Query kInsertAllPostgres{"event.insert_all_postgres", R"(
  insert into event (desk_id, id, kind, subject, actor_kind, actor_id, actor_name, payload, at)
  select cast(:desk as bigint), e.id, e.kind, e.subject, :actor_kind, cast(:actor_id as bigint), :actor_name, e.payload,
         cast(:at as bigint)
  from json_to_recordset(cast(:events as json)) as e(id bigint, kind text, subject text, payload text))"};

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

/// The rows of `kInsertAll…` as a JSON list: what differs between the events.
std::string rows_of(Context const& context, std::vector<NewEvent> const& events) {
  http::JsonWriter json;
  json.begin_list();
  for (auto const& event : events) {
    json.begin_object();
    json.key("id");
    json.integer(context.ids.make<EventId>().value);
    json.key("kind");
    json.text(event.kind);
    json.key("subject");
    json.text(event.subject);
    json.key("payload");
    json.text(event.payload);
    json.end_object();
  }
  json.end_list();
  return std::move(json).take();
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

void record_all(storage::Transaction& tx, Context const& context, Actor const& actor,
                std::vector<NewEvent> const& events) {
  auto const& query = tx.dialect() == storage::Dialect::kSqlite ? kInsertAllSqlite : kInsertAllPostgres;
  tx.execute(query, {{"desk", actor.desk},
                     {"actor_kind", actor_kind(actor)},
                     {"actor_id", actor.person},
                     {"actor_name", actor.name},
                     {"at", context.clock.now()},
                     {"events", rows_of(context, events)}});
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
