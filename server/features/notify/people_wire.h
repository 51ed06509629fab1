#pragma once

#include "features/notify/participants.h"
#include "features/notify/trust_store.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::notify {

struct ParticipantView {
  ParticipantId id;
  std::string address;
  std::string name;
  ParticipantState state{ParticipantState::kPending};
  std::string named_by;
  std::string decided_by;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(ParticipantView, (), (id, address, name, state, named_by, decided_by, created_at))

struct UnreachableView {
  std::string address;
  bool hard{false};
  std::string status;
  std::string reason;
  std::int64_t reports{1};
  Time since;
  Time last_at;
};
BOOST_DESCRIBE_STRUCT(UnreachableView, (), (address, hard, status, reason, reports, since, last_at))

/// Who takes part in a ticket by mail, and whom of them mail does not reach.
struct TicketPeople {
  std::vector<ParticipantView> participants;
  std::vector<UnreachableView> unreachable;
};
BOOST_DESCRIBE_STRUCT(TicketPeople, (), (participants, unreachable))

struct DecisionRequest {
  ParticipantState state{ParticipantState::kConfirmed};
};
BOOST_DESCRIBE_STRUCT(DecisionRequest, (), (state))

struct AddressRequest {
  std::string address;
};
BOOST_DESCRIBE_STRUCT(AddressRequest, (), (address))
inline std::vector<http::FieldLimit> wire_limits(AddressRequest const*) {
  return {{"address", {.min = 3, .max = 320}}};
}

struct MailTrust {
  std::vector<std::string> servers;
};
BOOST_DESCRIBE_STRUCT(MailTrust, (), (servers))

}  // namespace podpora::notify
