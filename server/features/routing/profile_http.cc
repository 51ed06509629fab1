#include "features/routing/profile_http.h"

namespace podpora::routing {

Result<Profile> ProfileHttp::get(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<Profile> { return profile_of(tx, call.actor.desk); });
}

Result<Profile> ProfileHttp::set(http::Call const& call, Profile request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Profile> {
    auto faults = profile_faults(*rulebooks_.of(tx, call.actor.desk), request);
    if (!faults.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
    set_profile(tx, audit_, call.actor, request);
    return profile_of(tx, call.actor.desk);
  });
}

}  // namespace podpora::routing
