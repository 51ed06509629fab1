#pragma once

#include "features/queue/wire.h"
#include "platform/http/call.h"

namespace podpora::queue {

/// The list of tickets.
class Http {
 public:
  explicit Http(storage::Database& database) : database_(database) {}

  Result<http::Page<TicketRow>> list(http::Call const& call, ListQuery query) const;

 private:
  storage::Database& database_;
};

}  // namespace podpora::queue
