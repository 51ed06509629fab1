#include "features/escalation/service_request_store.h"

namespace podpora::escalation {

namespace {

constexpr storage::Query kInsert{"service_request.insert", R"(
  insert into service_request (desk_id, id, ticket_id, vehicle, entitlement_id, drawn, transport, state, upstream_name,
                               upstream_address, upstream_domains, upstream_number, packet, facts, decision, created_by,
                               created_at, sent_at, updated_at, version)
  values (:desk, :id, :ticket, :vehicle, :entitlement, :drawn, :transport, :state, :upstream_name, :upstream_address,
          :upstream_domains, :upstream_number, :packet, :facts, :decision, :created_by, :created_at, :sent_at,
          :updated_at, :version))"};

constexpr storage::Query kUpdate{"service_request.update", R"(
  update service_request set drawn = :drawn, state = :state, upstream_number = :upstream_number, packet = :packet,
         facts = :facts, decision = :decision, sent_at = :sent_at, updated_at = :updated_at, version = version + 1
  where desk_id = :desk and id = :id and version = :version)"};

constexpr storage::Query kFind{"service_request.find", R"(
  select id, ticket_id, vehicle, entitlement_id, drawn, transport, state, upstream_name, upstream_address,
         upstream_domains, upstream_number, packet, facts, decision, created_by, created_at, sent_at, updated_at,
         version
  from service_request where desk_id = :desk and id = :id)"};

constexpr storage::Query kOfTicket{"service_request.of_ticket", R"(
  select id, ticket_id, vehicle, entitlement_id, drawn, transport, state, upstream_name, upstream_address,
         upstream_domains, upstream_number, packet, facts, decision, created_by, created_at, sent_at, updated_at,
         version
  from service_request where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kNumbered{"service_request.numbered", R"(
  select id, upstream_number, upstream_domains from service_request
  where desk_id = :desk and upstream_number <> '' and state <> 'drafted' order by id desc limit 1000)"};

constexpr storage::Query kInsertAttempt{"sync_attempt.insert", R"(
  insert into sync_attempt (desk_id, id, service_request_id, direction, kind, outcome, detail, person_name, at)
  values (:desk, :id, :request, :direction, :kind, :outcome, :detail, :person_name, :at))"};

constexpr storage::Query kAttempts{"sync_attempt.list", R"(
  select id, service_request_id, direction, kind, outcome, detail, person_name, at from sync_attempt
  where desk_id = :desk order by id desc limit :limit)"};

constexpr storage::Query kAttemptsOf{"sync_attempt.of_request", R"(
  select id, service_request_id, direction, kind, outcome, detail, person_name, at from sync_attempt
  where desk_id = :desk and service_request_id = :request order by id desc limit :limit)"};

}  // namespace

void insert_service_request(storage::Transaction& tx, DeskId desk, ServiceRequest const& request) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", request.id},
                       {"ticket", request.ticket_id},
                       {"vehicle", request.vehicle},
                       {"entitlement", request.entitlement_id},
                       {"drawn", request.drawn},
                       {"transport", request.transport},
                       {"state", request.state},
                       {"upstream_name", request.upstream_name},
                       {"upstream_address", request.upstream_address},
                       {"upstream_domains", request.upstream_domains},
                       {"upstream_number", request.upstream_number},
                       {"packet", request.packet},
                       {"facts", request.facts},
                       {"decision", request.decision},
                       {"created_by", request.created_by},
                       {"created_at", request.created_at},
                       {"sent_at", request.sent_at},
                       {"updated_at", request.updated_at},
                       {"version", request.version}});
}

std::int64_t update_service_request(storage::Transaction& tx, DeskId desk, ServiceRequest const& request) {
  auto const changed = tx.execute(kUpdate, {{"desk", desk},
                                            {"id", request.id},
                                            {"drawn", request.drawn},
                                            {"state", request.state},
                                            {"upstream_number", request.upstream_number},
                                            {"packet", request.packet},
                                            {"facts", request.facts},
                                            {"decision", request.decision},
                                            {"sent_at", request.sent_at},
                                            {"updated_at", request.updated_at},
                                            {"version", request.version}});
  return changed == 0 ? 0 : request.version + 1;
}

std::optional<ServiceRequest> find_service_request(storage::Transaction& tx, DeskId desk, ServiceRequestId id) {
  return tx.first<ServiceRequest>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<ServiceRequest> service_requests_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<ServiceRequest>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<Numbered> numbered_requests(storage::Transaction& tx, DeskId desk) {
  return tx.all<Numbered>(kNumbered, {{"desk", desk}});
}

void insert_attempt(storage::Transaction& tx, DeskId desk, SyncAttempt const& attempt) {
  tx.execute(kInsertAttempt, {{"desk", desk},
                              {"id", attempt.id},
                              {"request", attempt.service_request_id},
                              {"direction", attempt.direction},
                              {"kind", attempt.kind},
                              {"outcome", attempt.outcome},
                              {"detail", attempt.detail},
                              {"person_name", attempt.person_name},
                              {"at", attempt.at}});
}

std::vector<SyncAttempt> list_attempts(storage::Transaction& tx, DeskId desk, std::optional<ServiceRequestId> request,
                                       int limit) {
  if (!request) return tx.all<SyncAttempt>(kAttempts, {{"desk", desk}, {"limit", limit}});
  return tx.all<SyncAttempt>(kAttemptsOf, {{"desk", desk}, {"request", *request}, {"limit", limit}});
}

}  // namespace podpora::escalation
