#include "features/escalation/escalation.h"
#include "features/escalation/service_request_store.h"
#include "platform/base/text.h"

namespace podpora::escalation {

Result<ServiceRequest> give_back(storage::Transaction& tx, Context const& context, Actor const& actor,
                                 GivenBack given) {
  auto request = find_service_request(tx, actor.desk, given.request);
  if (!request) return not_found("service request");
  auto const reason = trim(given.reason);
  if (reason.empty()) return invalid("/reason", "required");
  if (request->drawn == 0 || !request->entitlement_id) {
    return conflict("nothing-drawn", {{"state", to_text(request->state)}});
  }
  TRY(entitlements::make_entry(tx, context.entitlements(), actor, *request->entitlement_id,
                               {.kind = entitlements::EntryKind::kGiveBack,
                                .amount = request->drawn,
                                .reason = to_text(given.cause) + ": " + reason,
                                .reference = to_text(request->id)}));
  auto const now = context.audit().clock.now();
  request->drawn = 0;
  request->updated_at = now;
  request->version = update_service_request(tx, actor.desk, *request);
  if (request->version == 0) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  insert_attempt(tx, actor.desk,
                 {.id = context.audit().ids.next(),
                  .service_request_id = request->id,
                  .direction = "in",
                  .kind = "give_back",
                  .outcome = "done",
                  .detail = reason,
                  .person_name = actor.name,
                  .at = now});
  audit::record(tx, context.audit(), actor,
                {.kind = "service_request.given_back",
                 .subject = to_text(request->id),
                 .payload = R"({"cause":")" + to_text(given.cause) + "\"}"});
  return *request;
}

}  // namespace podpora::escalation
