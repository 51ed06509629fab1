#pragma once

#include "platform/base/result.h"

#include <string>

namespace podpora::identity {

constexpr std::int64_t kPasswordMin = 10;

/// kInvalid `/password` for one that is too short to be a secret.
inline Result<void> check_password(std::string const& password) {
  if (password.size() < static_cast<std::size_t>(kPasswordMin)) {
    return invalid("/password", "too-short", {{"min", kPasswordMin}});
  }
  return {};
}

}  // namespace podpora::identity
