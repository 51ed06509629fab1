#pragma once

#include "features/routing/profile.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::routing {

/// What the desk is in its vendor's program, as people read and set it.
class ProfileHttp {
 public:
  ProfileHttp(storage::Database& database, rulebook::Rulebooks const& rulebooks, audit::Context audit)
      : database_(database), rulebooks_(rulebooks), audit_(audit) {}

  Result<Profile> get(http::Call const& call) const;
  /// kInvalid as `profile_faults` says.
  Result<Profile> set(http::Call const& call, Profile request) const;

 private:
  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  audit::Context audit_;
};

}  // namespace podpora::routing
