#pragma once

#include <span>
#include <string>
#include <string_view>

namespace podpora::app {

/// The known word that takes the fewest edits (Levenshtein) to become what somebody typed; empty when none is known.
std::string nearest_word(std::string_view typed, std::span<std::string const> known);

}  // namespace podpora::app
