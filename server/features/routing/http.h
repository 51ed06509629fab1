#pragma once

#include "features/routing/wire.h"
#include "features/rulebook/rulebooks.h"
#include "platform/base/clock.h"
#include "platform/http/call.h"
#include "platform/storage/database.h"

namespace podpora::routing {

class Http {
 public:
  Http(storage::Database& database, rulebook::Rulebooks const& rulebooks, Clock const& clock)
      : database_(database), rulebooks_(rulebooks), clock_(clock) {}

  /// The decision for the ticket as it is now, in the caller's language. kConflict `service-not-set` while the ticket
  /// has no service.
  Result<RouteView> get(http::Call const& call) const;

 private:
  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Clock const& clock_;
};

}  // namespace podpora::routing
