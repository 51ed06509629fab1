#pragma once

#include "features/calendars/wire.h"
#include "platform/http/call.h"
#include "platform/storage/database.h"

namespace podpora::calendars {

class Http {
 public:
  explicit Http(storage::Database& database) : database_(database) {}

  Result<CalendarList> list(http::Call const& call) const;

 private:
  storage::Database& database_;
};

}  // namespace podpora::calendars
