#pragma once

#include "features/clocks/wire.h"
#include "platform/http/call.h"
#include "platform/storage/database.h"

namespace podpora::clocks {

class Http {
 public:
  explicit Http(storage::Database& database) : database_(database) {}

  Result<ClockList> list(http::Call const& call) const;

 private:
  storage::Database& database_;
};

}  // namespace podpora::clocks
