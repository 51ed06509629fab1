#include "features/escalation/choice_store.h"
#include "features/escalation/decide.h"
#include "features/escalation/packet.h"
#include "features/escalation/service_request_store.h"
#include "features/routing/facts_json.h"
#include "features/routing/gather.h"
#include "features/routing/prefill.h"
#include "platform/base/text.h"

namespace podpora::escalation {

namespace {

struct Upstream {
  std::string name;
  std::string address;
  std::string domains;
};

std::string domain_of(std::string const& address) {
  auto const at = address.rfind('@');
  return at == std::string::npos ? std::string{} : address.substr(at + 1);
}

/// Who is on the other side: the vehicle says, or the desk's own arrangement.
Upstream upstream_of(storage::Transaction& tx, DeskId desk, rulebook::Vehicle const& vehicle, Decided const& decided) {
  if (vehicle.holding == rulebook::Holding::kProvider) {
    auto const& profile = decided.profile;
    return {profile.provider_name, profile.provider_address, domain_of(profile.provider_address)};
  }
  if (vehicle.holding == rulebook::Holding::kDelivery) {
    auto const arrangement = routing::arrangement_of(tx, desk, decided.decision.delivered_by);
    auto const address = arrangement ? arrangement->partner_address : std::string{};
    return {decided.decision.delivered_by.to, address, domain_of(address)};
  }
  std::string domains;
  for (auto const& domain : vehicle.upstream_domains) domains += (domains.empty() ? "" : " ") + domain;
  return {vehicle.upstream, "", domains};
}

/// What of the facts' packet this vehicle asks for, and the pack's constants.
Packet first_packet(rulebook::Edition const& edition, std::string const& vehicle, routing::Facts const& facts) {
  Packet packet;
  for (auto const* field : packet_fields(edition, vehicle, subject_of(facts))) {
    auto const found = facts.request.packet.find(field->name);
    if (found != facts.request.packet.end()) {
      packet[field->name] = found->second;
    } else if (!field->value.empty()) {
      packet[field->name] = field->value;
    }
  }
  return packet;
}

}  // namespace

Result<ServiceRequest> draft(storage::Transaction& tx, Context const& context, Actor const& actor,
                             NewServiceRequest request) {
  auto const ticket = find_ticket(tx, actor.desk, request.ticket);
  if (!ticket) return not_found("ticket");
  auto const decided = TRY(decide(tx, context, actor.desk, *ticket, request.vehicle, request.entitlement));
  auto const reason = trim(request.reason);
  auto const is_recommended = decided.decision.recommended == request.vehicle;
  if (!is_recommended && reason.empty()) return invalid("/reason", "required");
  auto const now = context.audit().clock.now();
  auto const& edition = *edition_for(*decided.rulebook, ticket->service, now);
  auto const& vehicle = *find_vehicle(edition, request.vehicle);
  auto const upstream = upstream_of(tx, actor.desk, vehicle, decided);
  ServiceRequest drafted{.id = context.audit().ids.make<ServiceRequestId>(),
                         .ticket_id = ticket->id,
                         .vehicle = vehicle.code,
                         .entitlement_id = parse_id<entitlements::EntitlementTag>(decided.verdict.entitlement),
                         .transport = upstream.address.empty() ? rulebook::Transport::kByHand : vehicle.transport,
                         .upstream_name = upstream.name,
                         .upstream_address = upstream.address,
                         .upstream_domains = upstream.domains,
                         .packet = packet_json(first_packet(edition, vehicle.code, decided.facts)),
                         .facts = routing::facts_json(decided.facts),
                         .decision = routing::decision_json(decided.decision),
                         .created_by = actor.name,
                         .created_at = now,
                         .updated_at = now};
  insert_service_request(tx, actor.desk, drafted);
  if (!is_recommended) {
    insert_choice(
        tx, actor.desk, drafted.id,
        {.recommended = decided.decision.recommended, .reason = reason, .person_name = actor.name, .at = now});
  }
  audit::record(tx, context.audit(), actor,
                {.kind = "service_request.drafted",
                 .subject = to_text(drafted.id),
                 .payload = R"({"ticket":")" + to_text(ticket->id) + R"(","vehicle":")" + vehicle.code +
                            (is_recommended ? "" : R"(","instead_of":")" + decided.decision.recommended) + "\"}"});
  return drafted;
}

}  // namespace podpora::escalation
