#include "features/escalation/choice_store.h"
#include "features/escalation/decide.h"
#include "features/escalation/packet.h"
#include "features/escalation/service_request_store.h"
#include "features/escalation/state_rules.h"
#include "features/notify/notify.h"
#include "features/routing/facts_json.h"
#include "features/routing/gather.h"
#include "features/tickets/handed.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

namespace podpora::escalation {

namespace {

constexpr std::size_t kNumberMax = 100;

/// What is ready to leave: everything that sending checks has been checked.
struct Ready {
  ServiceRequest request;
  tickets::Ticket ticket;
  std::string text;
  std::string title;
  std::int64_t draws{0};
  std::optional<std::int64_t> promised_minutes;  ///< the other side's first response
  std::string language;
  std::vector<tickets::NewAttachment> attachments;  ///< that were chosen to go along
  std::string partner;                              ///< the delivery partner to which the ticket goes; else empty
};

Result<void> check_packet(std::vector<PacketEntry> const& entries) {
  Error error{ErrorCode::kInvalid, "packet-incomplete", {}, {}};
  for (auto const& entry : entries) {
    if (!entry.problem.empty()) error.fields.push_back({"/packet/" + entry.field->name, entry.problem, {}});
  }
  if (!error.fields.empty()) return error;
  return {};
}

Result<void> check_diagnosis(std::vector<std::string_view> const& open) {
  if (open.empty()) return {};
  auto error = conflict("checks-open", {{"count", static_cast<std::int64_t>(open.size())}});
  for (auto const& check : open) error.fields.push_back({"/checks/" + std::string{check}, "check-open", {}});
  return error;
}

/// What can be counted: a promise around the clock. Of one in business hours we do not know the calendar.
std::optional<std::int64_t> promise_of(routing::VehicleVerdict const& verdict) {
  if (!verdict.first_response || verdict.first_response->hours != rulebook::Hours::k24x7) return std::nullopt;
  return verdict.first_response->minutes;
}

/// The arrangement by which the request goes to a delivery partner; nothing when it goes anywhere else.
std::optional<delivery::Arrangement> partner_of(storage::Transaction& tx, DeskId desk, Decided const& decided,
                                                std::string const& vehicle) {
  auto const* const edition = edition_for(*decided.rulebook, decided.facts.request.service, decided.facts.at);
  auto const* const found = edition != nullptr ? find_vehicle(*edition, vehicle) : nullptr;
  if (found == nullptr || found->holding != rulebook::Holding::kDelivery) return std::nullopt;
  return routing::arrangement_of(tx, desk, decided.decision.delivered_by);
}

/// What was arranged to be told with every request, and under which contract.
std::string told_to(delivery::Arrangement const& partner, std::string const& language) {
  std::string text;
  if (!partner.contract.empty()) {
    text += "\n\n" + i18n::text(language, "escalation.contract", {{"contract", partner.contract}});
  }
  if (!partner.told.empty()) text += "\n\n" + partner.told;
  return text;
}

/// Decides anew, because facts may have changed since the draft, and keeps that decision with the request.
Result<Ready> prepare(storage::Transaction& tx, Context const& context, Actor const& actor, ServiceRequestId id,
                      rulebook::Transport transport) {
  auto request = find_service_request(tx, actor.desk, id);
  if (!request) return not_found("service request");
  if (!next_state(request->state, Step::kSend)) return conflict("service-request-sent");
  if (request->transport != transport) return conflict("wrong-transport", {{"transport", to_text(request->transport)}});
  auto const ticket = *find_ticket(tx, actor.desk, request->ticket_id);
  auto const decided = TRY(decide(tx, context, actor.desk, ticket, request->vehicle, request->entitlement_id));
  request->facts = routing::facts_json(decided.facts);
  request->decision = routing::decision_json(decided.decision);
  auto const entries = packet_entries(tx, context, actor.desk, *request);
  TRY(check_diagnosis(decided.decision.open_checks));
  TRY(check_packet(entries));
  Ready ready{.request = *request,
              .ticket = ticket,
              .draws = request->entitlement_id ? decided.verdict.cost.draws : 0,
              .promised_minutes = promise_of(decided.verdict),
              .language = decided.profile.vendor_language};
  ready.text = packet_markdown(*request, entries, ready.language, Secrets::kHidden);
  if (auto const partner = partner_of(tx, actor.desk, decided, request->vehicle)) {
    ready.partner = partner->partner_name;
    ready.text += told_to(*partner, ready.language);
  }
  for (auto const& entry : entries) {
    if (entry.field->name == "title") ready.title = entry.value;
  }
  for (auto const& file : chosen_attachments(tx, actor.desk, *request)) {
    ready.attachments.push_back({file.name, file.media_type, file.sha256, file.size});
  }
  return ready;
}

/// What both ways of sending do in the same transaction: draw, mark, tell the ticket, log.
Result<ServiceRequest> mark_sent(storage::Transaction& tx, Context const& context, Actor const& actor, Ready ready,
                                 SyncAttempt attempt) {
  auto& request = ready.request;
  auto const now = context.audit().clock.now();
  if (ready.draws > 0) {
    TRY(entitlements::make_entry(tx, context.entitlements(), actor, *request.entitlement_id,
                                 {.kind = entitlements::EntryKind::kDraw,
                                  .amount = ready.draws,
                                  .reason = "escalated",
                                  .reference = to_text(request.id),
                                  .use = routing::use_of(ready.ticket)}));
    request.drawn = ready.draws;
  }
  request.state = *next_state(request.state, Step::kSend);
  request.sent_at = now;
  request.updated_at = now;
  request.version = update_service_request(tx, actor.desk, request);
  if (request.version == 0) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  attempt.id = context.audit().ids.next();
  attempt.service_request_id = request.id;
  attempt.direction = "out";
  attempt.person_name = actor.name;
  attempt.at = now;
  insert_attempt(tx, actor.desk, attempt);
  TRY(tickets::add_message(tx, context.tickets, actor, ready.ticket.id,
                           {.visibility = tickets::Visibility::kUpstream,
                            .author_kind = tickets::AuthorKind::kAgent,
                            .author_id = actor.person,
                            .author_name = actor.name,
                            .body = ready.text,
                            .service_request_id = request.id.value,
                            .attachments = std::move(ready.attachments)}));
  if (!ready.partner.empty()) tickets::hand_over(tx, context.audit(), actor, ready.ticket.id, ready.partner);
  TRY(tickets::set_state(tx, context.tickets, actor, ready.ticket.id, tickets::State::kWaitingUpstream));
  if (ready.promised_minutes) {
    context.clocks.on_service_request_sent(tx, actor, {ready.ticket.id, request.id.value, *ready.promised_minutes});
  }
  audit::record(
      tx, context.audit(), actor,
      {.kind = "service_request.sent",
       .subject = to_text(request.id),
       .payload = R"({"ticket":")" + to_text(ready.ticket.id) + R"(","vehicle":")" + request.vehicle + "\"}"});
  return request;
}

}  // namespace

Result<ServiceRequest> send(storage::Transaction& tx, Context const& context, Actor const& actor, ServiceRequestId id) {
  auto ready = TRY(prepare(tx, context, actor, id, rulebook::Transport::kEmail));
  auto const& request = ready.request;
  TRY(notify::send_upstream(tx, context.audit(), actor,
                            {.ticket_id = ready.ticket.id,
                             .service_request_id = request.id.value,
                             .to = request.upstream_address,
                             .to_name = request.upstream_name,
                             .subject = ready.title,
                             .body = ready.text,
                             .attachments = ready.attachments}));
  auto const address = request.upstream_address;
  return mark_sent(tx, context, actor, std::move(ready), {.kind = "send", .outcome = "queued", .detail = address});
}

Result<ServiceRequest> hand_over(storage::Transaction& tx, Context const& context, Actor const& actor, HandOver done) {
  auto const number = trim(done.upstream_number);
  if (number.empty()) return invalid("/upstream_number", "required");
  if (number.size() > kNumberMax) return invalid("/upstream_number", "too-long", {{"max", std::int64_t{kNumberMax}}});
  if (number.find('\n') != std::string::npos) return invalid("/upstream_number", "one-line");
  auto ready = TRY(prepare(tx, context, actor, done.request, rulebook::Transport::kByHand));
  ready.request.upstream_number = number;
  return mark_sent(tx, context, actor, std::move(ready), {.kind = "hand_over", .outcome = "done", .detail = number});
}

}  // namespace podpora::escalation
