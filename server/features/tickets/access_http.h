#pragma once

#include "features/tickets/access.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::tickets {

/// Who may see the ticket. `people` is empty while it is not restricted: then every agent may.
struct AccessView {
  bool restricted{false};
  std::vector<NamedPerson> people;
};
BOOST_DESCRIBE_STRUCT(AccessView, (), (restricted, people))

struct NameRequest {
  PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(NameRequest, (), (person_id))

/// The routes of the list of people on a restricted ticket.
class AccessHttp {
 public:
  AccessHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<AccessView> get(http::Call const& call) const;
  Result<AccessView> add(http::Call const& call, NameRequest request) const;
  Result<AccessView> remove(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::tickets
