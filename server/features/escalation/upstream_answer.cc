#include "features/escalation/escalation.h"
#include "features/escalation/number_rules.h"
#include "features/escalation/service_request_store.h"
#include "features/escalation/state_rules.h"
#include "features/tickets/ticket_store.h"

namespace podpora::escalation {

Result<tickets::Message> upstream_answer(storage::Transaction& tx, Context const& context, Actor const& actor,
                                         UpstreamAnswer answer) {
  auto request = find_service_request(tx, actor.desk, answer.request);
  if (!request) return not_found("service request");
  auto const message =
      TRY(tickets::add_message(tx, context.tickets, actor, request->ticket_id,
                               {.visibility = tickets::Visibility::kUpstream,
                                .author_kind = tickets::AuthorKind::kUpstream,
                                .author_name = answer.from_name.empty() ? answer.from : answer.from_name,
                                .body = std::move(answer.text),
                                .quoted = std::move(answer.quoted),
                                .service_request_id = request->id.value,
                                .mail_id = answer.mail_id,
                                .attachments = std::move(answer.attachments)}));
  context.clocks.on_upstream_answer(tx, actor, request->ticket_id, request->id.value);
  auto const now = context.audit().clock.now();
  if (auto const next = next_state(request->state, Step::kAnswer)) {
    request->state = *next;
    request->updated_at = now;
    if (update_service_request(tx, actor.desk, *request) == 0) {
      return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
    }
  }
  insert_attempt(tx, actor.desk,
                 {.id = context.audit().ids.next(),
                  .service_request_id = request->id,
                  .direction = "in",
                  .kind = "answer",
                  .outcome = "received",
                  .detail = answer.from,
                  .person_name = "",
                  .at = now});
  audit::record(tx, context.audit(), actor,
                {.kind = "service_request.answered",
                 .subject = to_text(request->id),
                 .payload = R"({"message":")" + to_text(message.id) + "\"}"});
  return message;
}

Result<tickets::Message> publish(storage::Transaction& tx, Context const& context, Actor const& actor,
                                 tickets::MessageId id, std::optional<std::string> body) {
  auto const message = find_message(tx, actor.desk, id);
  if (!message) return not_found("message");
  if (message->author_kind != tickets::AuthorKind::kUpstream) return conflict("not-upstream");
  tickets::NewMessage reply{.visibility = tickets::Visibility::kCustomer,
                            .author_kind = tickets::AuthorKind::kAgent,
                            .author_id = actor.person,
                            .author_name = actor.name,
                            .body = body.value_or(message->body)};
  for (auto const& file : attachments_of(tx, actor.desk, message->ticket_id)) {
    if (file.message_id == id) reply.attachments.push_back({file.name, file.media_type, file.sha256, file.size});
  }
  auto const published = TRY(tickets::add_message(tx, context.tickets, actor, message->ticket_id, std::move(reply)));
  audit::record(tx, context.audit(), actor,
                {.kind = "message.published",
                 .subject = to_text(message->ticket_id),
                 .payload = R"({"from":")" + to_text(id) + R"(","to":")" + to_text(published.id) + "\"}"});
  return published;
}

std::optional<ServiceRequestId> find_by_upstream_number(storage::Transaction& tx, DeskId desk,
                                                        std::string_view sender_domain, std::string_view text) {
  std::optional<ServiceRequestId> found;
  for (auto const& request : numbered_requests(tx, desk)) {
    if (!is_domain_of(sender_domain, request.upstream_domains)) continue;
    if (!mentions_number(text, request.upstream_number)) continue;
    if (found) return std::nullopt;
    found = request.id;
  }
  return found;
}

}  // namespace podpora::escalation
