#pragma once

#include <string>
#include <string_view>

namespace podpora {

/// One line as Markdown text: the characters that Markdown takes as marks are escaped, so that a value cannot change
/// the shape of what stands around it.
std::string markdown_plain(std::string_view value);

/// Several lines as an indented block, where nothing is a mark.
std::string markdown_block(std::string_view value);

}  // namespace podpora
