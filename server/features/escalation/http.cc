#include "features/escalation/http.h"

#include "features/escalation/packet.h"
#include "features/escalation/service_request_store.h"
#include "features/escalation/state_rules.h"
#include "features/identity/permission.h"
#include "features/routing/facts_json.h"
#include "features/routing/prefill.h"
#include "features/routing/profile.h"
#include "features/tickets/access.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <map>

namespace podpora::escalation {

namespace {

constexpr std::int64_t kLogMax = 500;

bool may_see_request(storage::Transaction& tx, Actor const& actor, ServiceRequestId id) {
  auto const request = find_service_request(tx, actor.desk, id);
  auto const ticket = request ? find_ticket(tx, actor.desk, request->ticket_id) : std::nullopt;
  return !ticket || tickets::may_see(tx, actor, *ticket);
}

Secrets secrets_for(http::Call const& call) {
  return call.actor.may(Permission::kTicketEscalate) ? Secrets::kShown : Secrets::kHidden;
}

PacketView packet_view(std::vector<PacketEntry> const& entries, http::Call const& call) {
  auto const& language = call.language;
  PacketView view;
  for (auto const& entry : entries) {
    PacketFieldView field{.name = entry.field->name,
                          .label = entry.field->label.in(language),
                          .kind = entry.field->kind,
                          .choices = entry.field->choices,
                          .value = shown_value(entry, secrets_for(call)),
                          .required = entry.field->required,
                          .fixed = entry.field->prefill.starts_with("entitlement.")};
    if (!entry.problem.empty()) {
      field.problem = i18n::text(language, "field." + entry.problem);
      view.missing.push_back(entry.field->name);
    }
    view.fields.push_back(std::move(field));
  }
  return view;
}

}  // namespace

ServiceRequestView Http::view_of(storage::Transaction& tx, http::Call const& call,
                                 ServiceRequest const& request) const {
  auto const& language = call.language;
  ServiceRequestView view{.id = request.id,
                          .ticket_id = request.ticket_id,
                          .vehicle = request.vehicle,
                          .vehicle_name = request.vehicle,
                          .entitlement_id = request.entitlement_id,
                          .transport = request.transport,
                          .state = request.state,
                          .steps = allowed_steps(request.state),
                          .upstream_name = request.upstream_name,
                          .upstream_address = request.upstream_address,
                          .packet = packet_view(packet_entries(tx, context_, call.actor.desk, request), call),
                          .created_by = request.created_by,
                          .created_at = request.created_at,
                          .sent_at = request.sent_at,
                          .version = request.version};
  if (!request.upstream_number.empty()) view.upstream_number = request.upstream_number;
  auto const facts = routing::parse_facts(request.facts).value();
  auto const rulebook = context_.rulebooks.of(tx, call.actor.desk);
  if (auto const* edition = edition_for(*rulebook, facts.request.service, facts.at)) {
    if (auto const* vehicle = find_vehicle(*edition, request.vehicle)) {
      view.vehicle_name = vehicle->name.in(language);
      if (auto const* link = find_link(*edition, vehicle->link)) view.link = link->url;
    }
  }
  return view;
}

Result<http::Page<ServiceRequestView>> Http::list(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<ServiceRequestView>> {
    if (!find_ticket(tx, desk, ticket)) return not_found("ticket");
    http::Page<ServiceRequestView> page;
    for (auto const& request : service_requests_of(tx, desk, ticket)) {
      page.items.push_back(view_of(tx, call, request));
    }
    return page;
  });
}

Result<http::Created<ServiceRequestView>> Http::draft(http::Call const& call, DraftRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Created<ServiceRequestView>> {
    auto const drafted =
        TRY(escalation::draft(tx, context_, call.actor,
                              {.ticket = ticket, .vehicle = request.vehicle, .entitlement = request.entitlement_id}));
    return http::Created<ServiceRequestView>{"/api/v1/service-requests/" + to_text(drafted.id),
                                             view_of(tx, call, drafted)};
  });
}

Result<ServiceRequestView> Http::get(http::Call const& call) const {
  auto const id = TRY(call.id<ServiceRequestId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<ServiceRequestView> {
    auto const request = find_service_request(tx, desk, id);
    if (!request) return not_found("service request");
    return view_of(tx, call, *request);
  });
}

Result<ServiceRequestView> Http::change(http::Call const& call, Change const& change) const {
  auto const id = TRY(call.id<ServiceRequestId>("id"));
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<ServiceRequestView> {
    auto const changed = TRY(change(tx, id));
    return view_of(tx, call, changed);
  });
}

Result<ServiceRequestView> Http::complete_packet(http::Call const& call, PacketRequest request) const {
  PacketChange wanted;
  if (call.request.header("if-match")) wanted.version = TRY(call.if_match());
  for (auto& field : request.fields) wanted.fields.push_back({std::move(field.name), std::move(field.value)});
  return change(call, [&](storage::Transaction& tx, ServiceRequestId id) {
    auto packet = wanted;
    packet.request = id;
    return escalation::complete_packet(tx, context_, call.actor, std::move(packet));
  });
}

Result<ServiceRequestView> Http::send(http::Call const& call) const {
  return change(call, [&](storage::Transaction& tx, ServiceRequestId id) {
    return escalation::send(tx, context_, call.actor, id);
  });
}

Result<ServiceRequestView> Http::hand_over(http::Call const& call, HandOverRequest request) const {
  return change(call, [&](storage::Transaction& tx, ServiceRequestId id) {
    return escalation::hand_over(tx, context_, call.actor, {.request = id, .upstream_number = request.upstream_number});
  });
}

Result<ServiceRequestView> Http::take_step(http::Call const& call, StepRequest request) const {
  return change(call, [&](storage::Transaction& tx, ServiceRequestId id) {
    return escalation::take_step(tx, context_, call.actor,
                                 {.request = id, .step = request.step, .reason = request.reason.value_or("")});
  });
}

Result<http::Created<PublishedView>> Http::publish(http::Call const& call, PublishRequest request) const {
  auto const id = TRY(call.id<tickets::MessageId>("id"));
  auto const message = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return escalation::publish(tx, context_, call.actor, id, request.body);
  }));
  return http::Created<PublishedView>{"/api/v1/tickets/" + to_text(message.ticket_id),
                                      {message.id, message.ticket_id, message.body}};
}

Result<http::Response> Http::packet_markdown(http::Call const& call) const {
  auto const id = TRY(call.id<ServiceRequestId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Response> {
    auto const request = find_service_request(tx, desk, id);
    if (!request) return not_found("service request");
    auto const language = routing::profile_of(tx, desk).vendor_language;
    auto const entries = packet_entries(tx, context_, desk, *request);
    return http::Response{.headers = {{"content-type", "text/markdown; charset=utf-8"},
                                      {"content-disposition", "attachment; filename=\"" + to_text(id) + ".md\""},
                                      {"cache-control", "no-store"}},
                          .body = escalation::packet_markdown(*request, entries, language, secrets_for(call))};
  });
}

Result<http::Page<SyncAttemptView>> Http::sync_log(http::Call const& call, SyncLogQuery query) const {
  auto const limit = static_cast<int>(std::clamp<std::int64_t>(query.limit.value_or(100), 1, kLogMax));
  auto const desk = call.actor.desk;
  auto const attempts = database_.read(storage::Scope::of(desk), [&](auto& tx) {
    auto all = list_attempts(tx, desk, query.service_request, limit);
    std::map<ServiceRequestId, bool> visible;
    std::erase_if(all, [&](SyncAttempt const& attempt) {
      auto const [known, is_new] = visible.try_emplace(attempt.service_request_id, false);
      if (is_new) known->second = may_see_request(tx, call.actor, attempt.service_request_id);
      return !known->second;
    });
    return all;
  });
  http::Page<SyncAttemptView> page;
  for (auto const& attempt : attempts) {
    page.items.push_back({attempt.service_request_id, attempt.direction, attempt.kind, attempt.outcome, attempt.detail,
                          attempt.person_name, attempt.at});
  }
  return page;
}

}  // namespace podpora::escalation
