#include "features/tickets/upload_store.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kInsert{"upload.insert", R"(
  insert into upload (desk_id, id, ticket_id, person_id, name, media_type, sha256, size, created_at)
  values (:desk, :id, :ticket, :person, :name, :media_type, :sha256, :size, :now))"};

constexpr storage::Query kFind{"upload.find", R"(
  select id, ticket_id, person_id, name, media_type, sha256, size, created_at
  from upload where desk_id = :desk and id = :id)"};

constexpr storage::Query kDelete{"upload.delete", "delete from upload where desk_id = :desk and id = :id"};

constexpr storage::Query kDeleteBefore{"upload.delete_before",
                                       "delete from upload where desk_id = :desk and created_at < :before"};

}  // namespace

void insert_upload(storage::Transaction& tx, DeskId desk, Upload const& upload) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", upload.id},
                       {"ticket", upload.ticket_id},
                       {"person", upload.person_id},
                       {"name", upload.name},
                       {"media_type", upload.media_type},
                       {"sha256", upload.sha256},
                       {"size", upload.size},
                       {"now", upload.created_at}});
}

std::optional<Upload> find_upload(storage::Transaction& tx, DeskId desk, UploadId id) {
  return tx.first<Upload>(kFind, {{"desk", desk}, {"id", id}});
}

bool delete_upload(storage::Transaction& tx, DeskId desk, UploadId id) {
  return tx.execute(kDelete, {{"desk", desk}, {"id", id}}) == 1;
}

void delete_uploads_before(storage::Transaction& tx, DeskId desk, Time before) {
  tx.execute(kDeleteBefore, {{"desk", desk}, {"before", before}});
}

}  // namespace podpora::tickets
