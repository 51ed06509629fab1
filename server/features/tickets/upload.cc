#include "features/tickets/upload.h"

#include "features/tickets/ticket_store.h"
#include "features/tickets/upload_store.h"
#include "platform/base/text.h"

namespace podpora::tickets {

namespace {

constexpr auto kForgottenAfter = std::chrono::hours{7 * 24};
constexpr std::size_t kNameMax = 240;

}  // namespace

Result<Upload> add_upload(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Upload upload) {
  if (!find_ticket(tx, actor.desk, upload.ticket_id)) return not_found("ticket");
  upload.name = truncate_utf8(trim(upload.name), kNameMax);
  if (upload.name.empty()) return invalid("query/name", "required");
  auto const now = context.clock.now();
  delete_uploads_before(tx, actor.desk, now - kForgottenAfter);
  upload.id = context.ids.make<UploadId>();
  upload.person_id = actor.person.value_or(PersonId{});
  upload.created_at = now;
  insert_upload(tx, actor.desk, upload);
  return upload;
}

Result<std::vector<Upload>> look_at_uploads(storage::Transaction& tx, Actor const& actor, TicketId ticket,
                                            std::vector<UploadId> const& ids) {
  std::vector<Upload> uploads;
  std::int64_t size = 0;
  for (auto const& id : ids) {
    auto upload = find_upload(tx, actor.desk, id);
    bool const mine = upload && upload->ticket_id == ticket && upload->person_id == actor.person;
    if (!mine) return invalid("/attachments/" + std::to_string(uploads.size()), "unknown-reference");
    size += upload->size;
    uploads.push_back(std::move(*upload));
  }
  if (size > kUploadMax) return invalid("/attachments", "files-too-large", {{"mebibytes", kUploadMax >> 20}});
  return uploads;
}

Result<std::vector<NewAttachment>> claim_uploads(storage::Transaction& tx, Actor const& actor, TicketId ticket,
                                                 std::vector<UploadId> const& ids) {
  std::vector<NewAttachment> files;
  for (auto const& upload : TRY(look_at_uploads(tx, actor, ticket, ids))) {
    if (!delete_upload(tx, actor.desk, upload.id))
      return invalid("/attachments/" + std::to_string(files.size()), "unknown-reference");
    files.push_back({upload.name, upload.media_type, upload.sha256, upload.size});
  }
  return files;
}

std::vector<Upload> reuse_attachments(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      Message const& message) {
  std::vector<Upload> uploads;
  for (auto const& file : attachments_of(tx, actor.desk, message.ticket_id)) {
    if (file.message_id != message.id) continue;
    uploads.push_back({.id = context.ids.make<UploadId>(),
                       .ticket_id = message.ticket_id,
                       .person_id = actor.person.value_or(PersonId{}),
                       .name = file.name,
                       .media_type = file.media_type,
                       .sha256 = file.sha256,
                       .size = file.size,
                       .created_at = context.clock.now()});
    insert_upload(tx, actor.desk, uploads.back());
  }
  return uploads;
}

}  // namespace podpora::tickets
