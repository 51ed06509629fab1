#pragma once

#include "features/charges/wire.h"
#include "platform/http/call.h"

namespace podpora::charges {

class Http {
 public:
  Http(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<PriceView> preview(http::Call const& call, PriceQuery query) const;
  Result<http::Created<RecordedView>> record(http::Call const& call, TimeRequest request) const;
  Result<ChargeList> list(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::charges
