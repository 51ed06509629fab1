#pragma once

#include "features/queue/view_wire.h"
#include "platform/http/call.h"

namespace podpora::queue {

/// The views of the queue: those that every desk has, the person's own and the shared ones, in the person's order.
class ViewHttp {
 public:
  ViewHttp(storage::Database& database, ViewContext context) : database_(database), context_(context) {}

  Result<Views> list(http::Call const& call) const;
  /// Costs no more than a walk over the unfinished tickets for each view, and counts no further than 999.
  Result<ViewCounts> counts(http::Call const& call) const;
  Result<http::Created<ViewRow>> add(http::Call const& call, ViewRequest request) const;
  Result<ViewRow> change(http::Call const& call, ViewRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  Result<Views> order(http::Call const& call, ViewOrder request) const;

 private:
  storage::Database& database_;
  ViewContext context_;
};

}  // namespace podpora::queue
