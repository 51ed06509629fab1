#include "features/escalation/http.h"

#include "features/escalation/choice_store.h"
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

PacketView packet_view(std::vector<PacketEntry> const& entries, http::Call const& call) {
  auto const& language = call.language;
  PacketView view;
  for (auto const& entry : entries) {
    PacketFieldView field{.name = entry.field->name,
                          .label = entry.field->label.in(language),
                          .kind = entry.field->kind,
                          .choices = entry.field->choices,
                          .value = shown_value(entry, Secrets::kHidden),
                          .required = entry.field->required,
                          .fixed = entry.field->prefill.starts_with("entitlement.")};
    if (!entry.problem.empty()) {
      field.problem = i18n::text(language, "field." + entry.problem);
      view.missing.push_back(entry.field->name);
    }
    if (!field.fixed) {
      for (auto& piece : find_sensitive(field.value)) {
        auto label = i18n::text(language, "sensitive." + to_text(piece.kind));
        field.sensitive.push_back({piece.kind, std::move(piece.text), std::move(label)});
      }
    }
    view.fields.push_back(std::move(field));
  }
  return view;
}

std::vector<PacketFileView> file_views(storage::Transaction& tx, DeskId desk, ServiceRequest const& request) {
  auto const chosen = chosen_attachments(tx, desk, request);
  std::vector<PacketFileView> files;
  for (auto const& file : tickets::attachments_of(tx, desk, request.ticket_id)) {
    auto const goes = std::ranges::find(chosen, file.id, &tickets::Attachment::id) != chosen.end();
    files.push_back({file.id, file.name, file.size, goes});
  }
  return files;
}

}  // namespace

std::string Http::vehicle_name(storage::Transaction& tx, http::Call const& call, ServiceRequest const& request,
                               std::string const& code) const {
  auto const facts = routing::parse_facts(request.facts).value();
  auto const rulebook = context_.rulebooks.of(tx, call.actor.desk);
  auto const* edition = edition_for(*rulebook, facts.request.service, facts.at);
  auto const* vehicle = edition ? find_vehicle(*edition, code) : nullptr;
  return vehicle ? vehicle->name.in(call.language) : code;
}

ServiceRequestView Http::view_of(storage::Transaction& tx, http::Call const& call,
                                 ServiceRequest const& request) const {
  ServiceRequestView view{.id = request.id,
                          .ticket_id = request.ticket_id,
                          .vehicle = request.vehicle,
                          .vehicle_name = vehicle_name(tx, call, request, request.vehicle),
                          .entitlement_id = request.entitlement_id,
                          .transport = request.transport,
                          .state = request.state,
                          .steps = allowed_steps(request.state),
                          .upstream_name = request.upstream_name,
                          .upstream_address = request.upstream_address,
                          .packet = packet_view(packet_entries(tx, context_, call.actor.desk, request), call),
                          .files = file_views(tx, call.actor.desk, request),
                          .drawn = request.drawn,
                          .created_by = request.created_by,
                          .created_at = request.created_at,
                          .sent_at = request.sent_at,
                          .version = request.version};
  if (!request.upstream_number.empty()) view.upstream_number = request.upstream_number;
  if (auto const choice = find_choice(tx, call.actor.desk, request.id)) {
    view.choice = ChoiceView{.reason = choice->reason, .person_name = choice->person_name, .at = choice->at};
    if (!choice->recommended.empty()) {
      view.choice->recommended = vehicle_name(tx, call, request, choice->recommended);
    }
  }
  auto const facts = routing::parse_facts(request.facts).value();
  auto const rulebook = context_.rulebooks.of(tx, call.actor.desk);
  if (auto const* edition = edition_for(*rulebook, facts.request.service, facts.at)) {
    if (auto const* vehicle = find_vehicle(*edition, request.vehicle)) {
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
    auto const drafted = TRY(escalation::draft(tx, context_, call.actor,
                                               {.ticket = ticket,
                                                .vehicle = request.vehicle,
                                                .entitlement = request.entitlement_id,
                                                .reason = request.reason.value_or("")}));
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

Result<ServiceRequestView> Http::give_back(http::Call const& call, GiveBackRequest request) const {
  return change(call, [&](storage::Transaction& tx, ServiceRequestId id) {
    return escalation::give_back(tx, context_, call.actor,
                                 {.request = id, .cause = request.cause, .reason = request.reason});
  });
}

Result<ServiceRequestView> Http::choose_files(http::Call const& call, FilesRequest request) const {
  return change(call, [&](storage::Transaction& tx, ServiceRequestId id) {
    return choose_attachments(tx, context_, call.actor, id, request.attachment_ids);
  });
}

Result<http::Page<OpenElsewhereView>> Http::open_for_same(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<OpenElsewhereView>> {
    auto const ticket = find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    http::Page<OpenElsewhereView> page;
    for (auto const& [other, request] : escalation::open_for_same(tx, desk, *ticket)) {
      if (!tickets::may_see(tx, call.actor, other)) continue;
      page.items.push_back(
          {.id = request.id,
           .ticket_id = other.id,
           .ticket_number = other.number,
           .ticket_subject = other.subject,
           .vehicle_name = vehicle_name(tx, call, request, request.vehicle),
           .upstream_name = request.upstream_name,
           .upstream_number = request.upstream_number.empty() ? std::nullopt : std::optional{request.upstream_number},
           .state = request.state,
           .sent_at = request.sent_at});
    }
    return page;
  });
}

Result<CustomerNoteView> Http::customer_note(http::Call const& call) const {
  auto const id = TRY(call.id<ServiceRequestId>("id"));
  auto const desk = call.actor.desk;
  auto const note = TRY(database_.read(storage::Scope::of(desk),
                                       [&](auto& tx) { return escalation::customer_note(tx, context_, desk, id); }));
  return CustomerNoteView{note.language, note.body};
}

Result<http::Created<PublishedView>> Http::tell_customer(http::Call const& call, TellCustomerRequest request) const {
  auto const id = TRY(call.id<ServiceRequestId>("id"));
  auto const message = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return escalation::tell_customer(tx, context_, call.actor, id, request.body);
  }));
  return http::Created<PublishedView>{"/api/v1/tickets/" + to_text(message.ticket_id),
                                      {message.id, message.ticket_id, message.body}};
}

Result<http::Created<PublishedView>> Http::publish(http::Call const& call, PublishRequest request) const {
  auto const id = TRY(call.id<tickets::MessageId>("id"));
  auto const message = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return escalation::publish(tx, context_, call.actor, id, request.body);
  }));
  return http::Created<PublishedView>{"/api/v1/tickets/" + to_text(message.ticket_id),
                                      {message.id, message.ticket_id, message.body}};
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
