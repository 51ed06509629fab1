#pragma once

#include <string>

namespace podpora::app {

/// The language in which the command line speaks: `cs` when the environment does (LC_ALL, LC_MESSAGES, LANG, the first
/// that is set, as POSIX.1-2017 section 8.2 orders them), else `en`.
std::string language_of_environment();

}  // namespace podpora::app
