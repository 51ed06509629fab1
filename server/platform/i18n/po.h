#pragma once

#include <map>
#include <string>
#include <string_view>

namespace podpora::i18n {

/// The messages of a gettext catalogue by id; the header entry is left out. Comments are skipped, continued strings
/// joined, escapes resolved. Throws std::runtime_error with the line number when the text is no catalogue, or an id
/// comes twice: it is our own file, checked when it is built.
std::map<std::string, std::string, std::less<>> parse_po(std::string_view text);

}  // namespace podpora::i18n
