#pragma once

#include "features/escalation/plan_wire.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"
#include "platform/storage/database.h"

namespace podpora::escalation {

/// What would have been with other plans, and what to renew.
class PlanHttp {
 public:
  PlanHttp(storage::Database& database, rulebook::Rulebooks const& rulebooks, Clock const& clock)
      : database_(database), rulebooks_(rulebooks), clock_(clock) {}

  /// Weighs plans over the escalations of the last months.
  Result<WeighedView> weigh(http::Call const& call, WeighRequest request) const;
  /// Packs or a yearly plan, by the last year's ledger and escalations of a vehicle. kInvalid `unknown-vehicle`, and
  /// `currency-differs` when the two prices are not in one currency.
  Result<AdviceView> advise(http::Call const& call, AdviceRequest request) const;

 private:
  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Clock const& clock_;
};

}  // namespace podpora::escalation
