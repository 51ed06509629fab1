#pragma once

#include <string>
#include <string_view>

namespace podpora {

/// `A`-`Z` to lower case, every other byte as it is: for addresses, slugs, header names.
std::string ascii_lower(std::string_view text);

/// Without white space at both ends.
std::string trim(std::string_view text);

/// True when the text is well-formed UTF-8 (Unicode 15, table 3-7).
bool is_utf8(std::string_view text);

/// The first `bytes_max` bytes, cut back to the end of a character.
std::string_view truncate_utf8(std::string_view text, std::size_t bytes_max);

}  // namespace podpora
