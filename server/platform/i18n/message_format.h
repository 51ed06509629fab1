#pragma once

#include "platform/base/result.h"

#include <set>
#include <string>
#include <string_view>

namespace podpora::i18n {

/// Fills in an ICU MessageFormat pattern with named arguments. A pattern that is none, or an argument that is
/// missing, gives the pattern itself: a reader sees a rough text rather than none.
std::string format_message(std::string_view language, std::string_view pattern, TextArgs const& args);

/// The names of a pattern's arguments. Throws std::runtime_error when the pattern is none.
std::set<std::string> argument_names(std::string_view language, std::string_view pattern);

}  // namespace podpora::i18n
