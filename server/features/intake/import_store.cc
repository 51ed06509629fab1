#include "features/intake/import_store.h"

namespace podpora::intake {

namespace {

constexpr storage::Query kFind{"mail_import.find", R"(
  select file, position from mail_import where desk_id = :desk and source = :source)"};

constexpr storage::Query kPut{"mail_import.put", R"(
  insert into mail_import (desk_id, source, file, position, updated_at)
  values (:desk, :source, :file, :position, :now)
  on conflict (desk_id, source) do update set file = excluded.file, position = excluded.position,
    updated_at = excluded.updated_at)"};

constexpr storage::Query kRemove{"mail_import.remove", R"(
  delete from mail_import where desk_id = :desk and source = :source)"};

}  // namespace

std::optional<ImportCursor> find_cursor(storage::Transaction& tx, DeskId desk, std::string const& source) {
  return tx.first<ImportCursor>(kFind, {{"desk", desk}, {"source", source}});
}

void put_cursor(storage::Transaction& tx, DeskId desk, std::string const& source, ImportCursor const& cursor,
                Time now) {
  tx.execute(kPut,
             {{"desk", desk}, {"source", source}, {"file", cursor.file}, {"position", cursor.position}, {"now", now}});
}

void remove_cursor(storage::Transaction& tx, DeskId desk, std::string const& source) {
  tx.execute(kRemove, {{"desk", desk}, {"source", source}});
}

}  // namespace podpora::intake
