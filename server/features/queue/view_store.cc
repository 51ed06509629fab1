#include "features/queue/view_store.h"

namespace podpora::queue {

namespace {

constexpr storage::Query kInsert{"ticket_view.insert", R"(
  insert into ticket_view (desk_id, id, owner_id, shared, name, query, created_at, updated_at, version)
  values (:desk, :id, :owner, :shared, :name, :query, :created_at, :updated_at, :version))"};

constexpr storage::Query kUpdate{"ticket_view.update", R"(
  update ticket_view set shared = :shared, name = :name, query = :query, updated_at = :updated_at, version = :version
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kDelete{"ticket_view.delete", R"(
  delete from ticket_view where desk_id = :desk and id = :id)"};

constexpr storage::Query kFor{"ticket_view.for_person", R"(
  select id, owner_id, shared, name, query, created_at, updated_at, version
  from ticket_view where desk_id = :desk and (owner_id = :person or shared = 1) order by id)"};

constexpr storage::Query kFind{"ticket_view.find", R"(
  select id, owner_id, shared, name, query, created_at, updated_at, version
  from ticket_view where desk_id = :desk and id = :id)"};

constexpr storage::Query kPlaces{"ticket_view_place.of_person", R"(
  select view_key from ticket_view_place where desk_id = :desk and person_id = :person order by position, view_key)"};

constexpr storage::Query kForget{"ticket_view_place.forget", R"(
  delete from ticket_view_place where desk_id = :desk and person_id = :person)"};

constexpr storage::Query kForgetView{"ticket_view_place.forget_view", R"(
  delete from ticket_view_place where desk_id = :desk and view_key = :key)"};

constexpr storage::Query kPlace{"ticket_view_place.insert", R"(
  insert into ticket_view_place (desk_id, person_id, view_key, position) values (:desk, :person, :key, :position)
  on conflict (desk_id, person_id, view_key) do nothing)"};

}  // namespace

void insert_view(storage::Transaction& tx, DeskId desk, View const& view) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", view.id},
                       {"owner", view.owner_id},
                       {"shared", view.shared},
                       {"name", view.name},
                       {"query", view.query},
                       {"created_at", view.created_at},
                       {"updated_at", view.updated_at},
                       {"version", view.version}});
}

void update_view(storage::Transaction& tx, DeskId desk, View const& view) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", view.id},
                       {"shared", view.shared},
                       {"name", view.name},
                       {"query", view.query},
                       {"updated_at", view.updated_at},
                       {"version", view.version}});
}

void delete_view(storage::Transaction& tx, DeskId desk, ViewId id) {
  tx.execute(kForgetView, {{"desk", desk}, {"key", to_text(id)}});
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

std::vector<View> views_for(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.all<View>(kFor, {{"desk", desk}, {"person", person}});
}

std::optional<View> find_view(storage::Transaction& tx, DeskId desk, ViewId id) {
  return tx.first<View>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<std::string> places_of(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.all<std::string>(kPlaces, {{"desk", desk}, {"person", person}});
}

void replace_places(storage::Transaction& tx, DeskId desk, PersonId person, std::vector<std::string> const& keys) {
  tx.execute(kForget, {{"desk", desk}, {"person", person}});
  std::int64_t position = 0;
  for (auto const& key : keys) {
    tx.execute(kPlace, {{"desk", desk}, {"person", person}, {"key", key}, {"position", position++}});
  }
}

}  // namespace podpora::queue
