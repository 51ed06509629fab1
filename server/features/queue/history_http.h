#pragma once

#include "features/queue/history.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::queue {

struct HistoryView {
  std::vector<HistoryEntry> items;
};
BOOST_DESCRIBE_STRUCT(HistoryView, (), (items))

/// The route that tells what happened to a ticket.
class HistoryHttp {
 public:
  explicit HistoryHttp(storage::Database& database) : database_(database) {}

  Result<HistoryView> get(http::Call const& call) const;

 private:
  storage::Database& database_;
};

}  // namespace podpora::queue
