#pragma once

#include "features/rulebook/wire.h"
#include "platform/base/clock.h"
#include "platform/http/call.h"

namespace podpora::rulebook {

class Http {
 public:
  Http(Rulebook const& rulebook, Clock const& clock) : rulebook_(rulebook), clock_(clock) {}

  /// The editions in force at `at` (now when absent), in the caller's language.
  Result<RulebookView> get(http::Call const& call, RulebookQuery query) const;

 private:
  Rulebook const& rulebook_;
  Clock const& clock_;
};

}  // namespace podpora::rulebook
