#pragma once

#include "features/queue/presence.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::queue {

struct PresenceRequest {
  PresenceState state{PresenceState::kViewing};
};
BOOST_DESCRIBE_STRUCT(PresenceRequest, (), (state))

struct PresentPerson {
  PersonId person_id;
  std::string name;
  PresenceState state{PresenceState::kViewing};
};
BOOST_DESCRIBE_STRUCT(PresentPerson, (), (person_id, name, state))

struct PresentPeople {
  std::vector<PresentPerson> items;  ///< everybody but the one who asks
};
BOOST_DESCRIBE_STRUCT(PresentPeople, (), (items))

/// What happens at the desk, as it happens, and who has which ticket before them.
class LiveHttp {
 public:
  LiveHttp(storage::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

  /// A piece of an event stream behind `Last-Event-ID`. Whoever accepts `text/event-stream` gets the next ones as well,
  /// as long as the connection is open; anybody else asks again.
  Result<http::Response> events(http::Call const& call) const;
  Result<PresentPeople> tell(http::Call const& call, PresenceRequest request) const;

 private:
  storage::Database& database_;
  Clock const& clock_;
};

}  // namespace podpora::queue
