#pragma once

#include "features/queue/wire.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"

namespace podpora::queue {

/// The list of tickets.
class Http {
 public:
  Http(storage::Database& database, rulebook::Rulebooks const& rulebooks, tickets::Context const& tickets)
      : database_(database), rulebooks_(rulebooks), clock_(tickets.audit.clock), tickets_(tickets) {}

  Result<http::Page<TicketRow>> list(http::Call const& call, ListQuery query) const;
  Result<TakenView> take_next(http::Call const& call, TakeRequest request) const;
  Result<BulkResult> change_many(http::Call const& call, BulkRequest request) const;

 private:
  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Clock const& clock_;
  tickets::Context const& tickets_;
};

}  // namespace podpora::queue
