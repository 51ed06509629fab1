#pragma once

#include "features/insight/signal_wire.h"
#include "platform/http/call.h"

namespace podpora::insight {

/// Signals, and the rules that make them.
class SignalHttp {
 public:
  SignalHttp(storage::Database& database, LearnContext context) : database_(database), context_(context) {}

  Result<http::Created<SignalView>> note(http::Call const& call, SignalRequest request) const;
  Result<http::Page<SignalView>> of_customer(http::Call const& call) const;
  Result<http::Page<SignalView>> list(http::Call const& call, SignalQuery query) const;
  Result<SignalView> dismiss(http::Call const& call, DismissRequest request) const;

  Result<http::Page<RuleView>> rules(http::Call const& call) const;
  Result<RuleView> set_rule(http::Call const& call, RuleRequest request) const;
  Result<TrialView> try_rule(http::Call const& call, TrialQuery query) const;

 private:
  SignalView view(storage::Transaction& tx, http::Call const& call, Signal const& signal) const;

  storage::Database& database_;
  LearnContext context_;
};

}  // namespace podpora::insight
