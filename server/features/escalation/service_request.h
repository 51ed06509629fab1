#pragma once

#include "features/entitlements/entitlement.h"
#include "features/routing/route.h"
#include "features/tickets/ticket.h"
#include "platform/base/id.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace podpora::escalation {

struct ServiceRequestTag {
  static constexpr std::string_view prefix = "srq";
};
using ServiceRequestId = Id<ServiceRequestTag>;

/// Where the work at the other side stands; state_rules.h says what may follow what.
enum class State : std::uint8_t {
  kDrafted,
  kSent,
  kAccepted,
  kDeclined,
  kWorking,
  kAnswered,
  kCompleted,
  kApproved,
  kReturned,
  kClosed,
  kWithdrawn,
};
BOOST_DESCRIBE_ENUM(State, kDrafted, kSent, kAccepted, kDeclined, kWorking, kAnswered, kCompleted, kApproved, kReturned,
                    kClosed, kWithdrawn)

/// What happens to a service request. `kReturn`: we send a completed one back.
enum class Step : std::uint8_t {
  kSend,
  kAccept,
  kDecline,
  kWork,
  kAnswer,
  kComplete,
  kApprove,
  kReturn,
  kClose,
  kWithdraw,
};
BOOST_DESCRIBE_ENUM(Step, kSend, kAccept, kDecline, kWork, kAnswer, kComplete, kApprove, kReturn, kClose, kWithdraw)

using Packet = std::map<std::string, std::string>;

/// The upstream twin of a ticket.
struct ServiceRequest {
  ServiceRequestId id;
  tickets::TicketId ticket_id;
  std::string vehicle;
  std::optional<entitlements::EntitlementId> entitlement_id;
  std::int64_t drawn{0};  ///< units that sending took from the entitlement
  rulebook::Transport transport{rulebook::Transport::kByHand};
  State state{State::kDrafted};
  std::string upstream_name;
  std::string upstream_address;  ///< with transport email
  std::string upstream_domains;  ///< mail domains from which the other side answers, separated by blanks
  std::string upstream_number;   ///< its own number, once known
  std::string packet;            ///< JSON object, field name -> value
  std::string facts;             ///< what the decision was made from
  std::string decision;          ///< and the decision itself
  std::string created_by;
  Time created_at;
  std::optional<Time> sent_at;
  Time updated_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(ServiceRequest, (),
                      (id, ticket_id, vehicle, entitlement_id, drawn, transport, state, upstream_name, upstream_address,
                       upstream_domains, upstream_number, packet, facts, decision, created_by, created_at, sent_at,
                       updated_at, version))

/// One line of the sync log: an attempt to hand something over, or something that came back.
struct SyncAttempt {
  std::int64_t id{0};
  ServiceRequestId service_request_id;
  std::string direction;  ///< out, in
  std::string kind;       ///< send, hand_over, answer, or a step
  std::string outcome;    ///< done, queued, received
  std::string detail;
  std::string person_name;
  Time at;
};
BOOST_DESCRIBE_STRUCT(SyncAttempt, (), (id, service_request_id, direction, kind, outcome, detail, person_name, at))

}  // namespace podpora::escalation
