#pragma once

#include "features/queue/wire.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"

namespace podpora::queue {

/// The list of tickets.
class Http {
 public:
  Http(storage::Database& database, rulebook::Rulebooks const& rulebooks, Clock const& clock)
      : database_(database), rulebooks_(rulebooks), clock_(clock) {}

  Result<http::Page<TicketRow>> list(http::Call const& call, ListQuery query) const;

 private:
  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Clock const& clock_;
};

}  // namespace podpora::queue
