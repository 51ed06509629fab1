#pragma once

#include "features/escalation/service_request.h"
#include "platform/storage/database.h"

namespace podpora::escalation {

void insert_service_request(storage::Transaction& tx, DeskId desk, ServiceRequest const& request);

/// Writes what may change, when the stored version is still `request.version`; the next version, or 0 when it is not.
std::int64_t update_service_request(storage::Transaction& tx, DeskId desk, ServiceRequest const& request);

std::optional<ServiceRequest> find_service_request(storage::Transaction& tx, DeskId desk, ServiceRequestId id);
/// In the order of drafting.
std::vector<ServiceRequest> service_requests_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// Sent ones with a number of the other side, newest first, at most 1000.
struct Numbered {
  ServiceRequestId id;
  std::string upstream_number;
  std::string upstream_domains;
};
BOOST_DESCRIBE_STRUCT(Numbered, (), (id, upstream_number, upstream_domains))
std::vector<Numbered> numbered_requests(storage::Transaction& tx, DeskId desk);

void insert_attempt(storage::Transaction& tx, DeskId desk, SyncAttempt const& attempt);
/// Newest first; of one service request, or of all.
std::vector<SyncAttempt> list_attempts(storage::Transaction& tx, DeskId desk, std::optional<ServiceRequestId> request,
                                       int limit);

}  // namespace podpora::escalation
