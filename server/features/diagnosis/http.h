#pragma once

#include "features/diagnosis/wire.h"
#include "platform/http/call.h"

namespace podpora::diagnosis {

class Http {
 public:
  Http(storage::Database& database, Context context) : database_(database), context_(context) {}

  /// Begins the runbook when it was not.
  Result<RunbookView> get(http::Call const& call) const;
  Result<RunbookView> record(http::Call const& call, RecordCheckRequest request) const;
  Result<RunbookView> waive(http::Call const& call, WaiveCheckRequest request) const;

 private:
  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::diagnosis
