#include "features/notify/undo_delay_store.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kFind{"undo_delay.find", R"(
  select seconds from undo_delay where desk_id = :desk and person_id = :person)"};

constexpr storage::Query kPut{"undo_delay.put", R"(
  insert into undo_delay (desk_id, person_id, seconds) values (:desk, :person, :seconds)
  on conflict (desk_id, person_id) do update set seconds = excluded.seconds)"};

}  // namespace

std::optional<std::int64_t> find_undo_seconds(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.first<std::int64_t>(kFind, {{"desk", desk}, {"person", person}});
}

void put_undo_seconds(storage::Transaction& tx, DeskId desk, PersonId person, std::int64_t seconds) {
  tx.execute(kPut, {{"desk", desk}, {"person", person}, {"seconds", seconds}});
}

}  // namespace podpora::notify
