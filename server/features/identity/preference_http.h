#pragma once

#include "features/identity/preference.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::identity {

/// What the person who is signed in has set for the console.
class PreferenceHttp {
 public:
  explicit PreferenceHttp(storage::Database& database) : database_(database) {}

  Result<Preferences> get(http::Call const& call) const;
  Result<Preferences> set(http::Call const& call, Preferences preferences) const;

 private:
  storage::Database& database_;
};

}  // namespace podpora::identity
