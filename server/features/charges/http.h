#pragma once

#include "features/charges/wire.h"
#include "platform/http/call.h"

namespace podpora::charges {

class Http {
 public:
  Http(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<PriceView> preview(http::Call const& call, PriceQuery query) const;
  Result<http::Created<RecordedView>> record(http::Call const& call, TimeRequest request) const;
  Result<RecordedView> change(http::Call const& call, TimeRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  Result<EarlierTimes> history(http::Call const& call) const;
  Result<ChargeList> list(http::Call const& call) const;

  Result<StopwatchList> stopwatches(http::Call const& call) const;
  Result<StopwatchList> start(http::Call const& call) const;
  Result<StopwatchList> pause(http::Call const& call) const;
  Result<StopwatchList> discard(http::Call const& call) const;

 private:
  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::charges
