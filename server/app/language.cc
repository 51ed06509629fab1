#include "app/language.h"

#include <cstdlib>
#include <string_view>

namespace podpora::app {

std::string language_of_environment() {
  for (auto const* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    auto const* value = std::getenv(variable);
    if (value && *value) return std::string_view{value}.starts_with("cs") ? "cs" : "en";
  }
  return "en";
}

}  // namespace podpora::app
