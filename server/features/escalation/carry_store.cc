#include "features/escalation/carry.h"

namespace podpora::escalation {

namespace {

constexpr tickets::CarriedRows kRequests{
    "service_request",
    {"carry.service_requests",
     "select id from service_request where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.service_request",
     "update service_request set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

}  // namespace

std::vector<tickets::Carrier> ticket_carriers() {
  return {tickets::carry_rows(kRequests, tickets::MergePart::kServiceRequest)};
}

}  // namespace podpora::escalation
