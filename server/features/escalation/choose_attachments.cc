#include "features/escalation/choice_store.h"
#include "features/escalation/escalation.h"
#include "features/escalation/service_request_store.h"

#include <algorithm>

namespace podpora::escalation {

Result<ServiceRequest> choose_attachments(storage::Transaction& tx, Context const& context, Actor const& actor,
                                          ServiceRequestId id, std::vector<tickets::AttachmentId> chosen) {
  auto const request = find_service_request(tx, actor.desk, id);
  if (!request) return not_found("service request");
  if (request->state != State::kDrafted) return conflict("service-request-sent");
  auto const files = tickets::attachments_of(tx, actor.desk, request->ticket_id);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (std::ranges::find(files, chosen[i], &tickets::Attachment::id) == files.end()) {
      return invalid("/attachment_ids/" + std::to_string(i), "not-found");
    }
  }
  std::ranges::sort(chosen);
  chosen.erase(std::ranges::unique(chosen).begin(), chosen.end());
  replace_attachments(tx, actor.desk, id, chosen);
  audit::record(tx, context.audit(), actor,
                {.kind = "service_request.attachments_chosen",
                 .subject = to_text(id),
                 .payload = R"({"count":)" + std::to_string(chosen.size()) + "}"});
  return *request;
}

}  // namespace podpora::escalation
