#pragma once

#include "features/routing/gather.h"
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

  /// What a plan or a membership more would change for the ticket. kConflict `service-not-set`; kInvalid for a vehicle
  /// or membership that the rules do not have, and when neither or both are named.
  Result<WhatIfView> what_if(http::Call const& call, WhatIfRequest request) const;

 private:
  Result<Gathered> gathered_of(http::Call const& call) const;

  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Clock const& clock_;
};

}  // namespace podpora::routing
