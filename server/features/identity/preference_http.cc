#include "features/identity/preference_http.h"

namespace podpora::identity {

Result<Preferences> PreferenceHttp::get(http::Call const& call) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<Preferences> {
    return preferences_of(tx, actor.desk, actor.person.value_or(PersonId{0}));
  });
}

Result<Preferences> PreferenceHttp::set(http::Call const& call, Preferences preferences) const {
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return set_preferences(tx, call.actor, preferences); });
}

}  // namespace podpora::identity
