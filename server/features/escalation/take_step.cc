#include "features/escalation/escalation.h"
#include "features/escalation/service_request_store.h"
#include "features/escalation/state_rules.h"
#include "features/tickets/handed.h"
#include "platform/base/text.h"

namespace podpora::escalation {

namespace {

bool needs_reason(Step step) {
  return step == Step::kWithdraw || step == Step::kDecline || step == Step::kReturn;
}

bool gives_back(Step step) {
  return step == Step::kWithdraw || step == Step::kDecline;
}

}  // namespace

Result<ServiceRequest> take_step(storage::Transaction& tx, Context const& context, Actor const& actor,
                                 StepTaken taken) {
  auto request = find_service_request(tx, actor.desk, taken.request);
  if (!request) return not_found("service request");
  auto const next = next_state(request->state, taken.step);
  if (!next || taken.step == Step::kSend || taken.step == Step::kAnswer) {
    return conflict("step-not-allowed", {{"state", to_text(request->state)}, {"step", to_text(taken.step)}});
  }
  auto const reason = trim(taken.reason);
  if (needs_reason(taken.step) && reason.empty()) return invalid("/reason", "required");
  if (gives_back(taken.step) && request->drawn > 0) {
    TRY(entitlements::make_entry(tx, context.entitlements(), actor, *request->entitlement_id,
                                 {.kind = entitlements::EntryKind::kGiveBack,
                                  .amount = request->drawn,
                                  .reason = to_text(*next) + ": " + reason,
                                  .reference = to_text(request->id)}));
    request->drawn = 0;
  }
  if (gives_back(taken.step)) {
    tickets::take_back(tx, context.audit(), actor, request->ticket_id, request->upstream_name);
  }
  auto const now = context.audit().clock.now();
  request->state = *next;
  request->updated_at = now;
  request->version = update_service_request(tx, actor.desk, *request);
  if (request->version == 0) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  insert_attempt(tx, actor.desk,
                 {.id = context.audit().ids.next(),
                  .service_request_id = request->id,
                  .direction = "out",
                  .kind = to_text(taken.step),
                  .outcome = "done",
                  .detail = reason,
                  .person_name = actor.name,
                  .at = now});
  audit::record(tx, context.audit(), actor,
                {.kind = "service_request." + to_text(*next), .subject = to_text(request->id)});
  return *request;
}

}  // namespace podpora::escalation
