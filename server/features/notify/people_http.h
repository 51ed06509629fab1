#pragma once

#include "features/notify/people_wire.h"
#include "platform/http/call.h"

namespace podpora::notify {

/// Who takes part in tickets by mail, as agents and customers see and decide it, and whom the desk's mail is believed
/// from.
class PeopleHttp {
 public:
  PeopleHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<TicketPeople> people(http::Call const& call) const;
  Result<ParticipantView> decide(http::Call const& call, DecisionRequest request) const;
  /// kNotFound when the address is not marked.
  Result<http::NoContent> clear_unreachable(http::Call const& call, AddressRequest request) const;
  Result<MailTrust> get_trust(http::Call const& call) const;
  /// kInvalid for more than twenty servers, or one that is no host name.
  Result<MailTrust> set_trust(http::Call const& call, MailTrust request) const;

  /// For contacts: a request of their own company; only the requester decides.
  Result<TicketPeople> portal_people(http::Call const& call) const;
  Result<ParticipantView> portal_decide(http::Call const& call, DecisionRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::notify
