#pragma once

#include "features/rulebook/rulebooks.h"
#include "features/rulebook/wire.h"
#include "platform/http/call.h"

namespace podpora::rulebook {

class Http {
 public:
  Http(storage::Database& database, Rulebooks const& rulebooks, audit::Context context)
      : database_(database), rulebooks_(rulebooks), context_(context) {}

  /// The editions of the desk's rules in force at `at` (now when absent), in the caller's language.
  Result<RulebookView> get(http::Call const& call, RulebookQuery query) const;
  /// The facts that hold at `at`, the desk's own among them, as they are stated.
  Result<http::Page<FactView>> facts(http::Call const& call, RulebookQuery query) const;
  /// The desk's overrides, the newest first, with what is wrong with those that no longer load.
  Result<http::Page<OverrideView>> overrides(http::Call const& call) const;
  Result<http::Created<OverrideView>> add(http::Call const& call, AddOverrideRequest request) const;
  Result<OverrideView> end(http::Call const& call, EndOverrideRequest request) const;

 private:
  storage::Database& database_;
  Rulebooks const& rulebooks_;
  audit::Context context_;
};

}  // namespace podpora::rulebook
