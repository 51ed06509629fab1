#pragma once

#include <string_view>

namespace podpora::app {

/// The version of this build, from CMakeLists.txt.
inline constexpr std::string_view kVersion = PODPORA_VERSION;

}  // namespace podpora::app
