#include "features/escalation/packet.h"
#include "features/escalation/service_request_store.h"
#include "features/routing/prefill.h"

#include <algorithm>

namespace podpora::escalation {

Result<ServiceRequest> complete_packet(storage::Transaction& tx, Context const& context, Actor const& actor,
                                       PacketChange change) {
  auto request = find_service_request(tx, actor.desk, change.request);
  if (!request) return not_found("service request");
  if (change.version && *change.version != request->version) {
    return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  }
  if (request->state != State::kDrafted) return conflict("service-request-sent");
  auto const entries = packet_entries(tx, context, actor.desk, *request);
  auto packet = parse_packet(request->packet);
  for (std::size_t i = 0; i < change.fields.size(); ++i) {
    auto const& [name, value] = change.fields[i];
    auto const entry = std::find_if(entries.begin(), entries.end(),
                                    [&, wanted = name](PacketEntry const& e) { return e.field->name == wanted; });
    if (entry == entries.end()) {
      return invalid("/fields/" + std::to_string(i) + "/name", "unknown", {{"value", name}});
    }
    // Contract and access ids belong to the entitlement; a form that sends them back changes nothing.
    auto const& prefill = entry->field->prefill;
    if (prefill == routing::kContractKey || prefill == routing::kAccessKey) continue;
    packet[name] = value;
  }
  request->packet = packet_json(packet);
  request->updated_at = context.audit().clock.now();
  request->version = update_service_request(tx, actor.desk, *request);
  if (request->version == 0) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  audit::record(tx, context.audit(), actor,
                {.kind = "service_request.packet_changed", .subject = to_text(request->id)});
  return *request;
}

}  // namespace podpora::escalation
