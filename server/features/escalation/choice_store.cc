#include "features/escalation/choice_store.h"

#include <algorithm>

namespace podpora::escalation {

namespace {

constexpr storage::Query kInsert{"service_request_choice.insert", R"(
  insert into service_request_choice (desk_id, service_request_id, recommended, reason, person_name, at)
  values (:desk, :id, :recommended, :reason, :person_name, :at))"};

constexpr storage::Query kFind{"service_request_choice.find", R"(
  select recommended, reason, person_name, at from service_request_choice
  where desk_id = :desk and service_request_id = :id)"};

constexpr storage::Query kForget{"service_request_attachment.forget", R"(
  delete from service_request_attachment where desk_id = :desk and service_request_id = :id)"};

constexpr storage::Query kAttach{"service_request_attachment.insert", R"(
  insert into service_request_attachment (desk_id, service_request_id, attachment_id)
  values (:desk, :id, :attachment))"};

constexpr storage::Query kAttached{"service_request_attachment.list", R"(
  select attachment_id from service_request_attachment where desk_id = :desk and service_request_id = :id)"};

}  // namespace

void insert_choice(storage::Transaction& tx, DeskId desk, ServiceRequestId id, Choice const& choice) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", id},
                       {"recommended", choice.recommended},
                       {"reason", choice.reason},
                       {"person_name", choice.person_name},
                       {"at", choice.at}});
}

std::optional<Choice> find_choice(storage::Transaction& tx, DeskId desk, ServiceRequestId id) {
  return tx.first<Choice>(kFind, {{"desk", desk}, {"id", id}});
}

void replace_attachments(storage::Transaction& tx, DeskId desk, ServiceRequestId id,
                         std::vector<tickets::AttachmentId> const& chosen) {
  tx.execute(kForget, {{"desk", desk}, {"id", id}});
  for (auto const& attachment : chosen) {
    tx.execute(kAttach, {{"desk", desk}, {"id", id}, {"attachment", attachment}});
  }
}

std::vector<tickets::Attachment> chosen_attachments(storage::Transaction& tx, DeskId desk,
                                                    ServiceRequest const& request) {
  auto const chosen = tx.all<tickets::AttachmentId>(kAttached, {{"desk", desk}, {"id", request.id}});
  std::vector<tickets::Attachment> files;
  if (chosen.empty()) return files;
  for (auto& file : tickets::attachments_of(tx, desk, request.ticket_id)) {
    if (std::ranges::find(chosen, file.id) != chosen.end()) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace podpora::escalation
