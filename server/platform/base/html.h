#pragma once

#include <string>
#include <string_view>

namespace podpora {

/// The text with `& < > " '` as character references: safe as content of an element and inside a quoted attribute.
std::string escape_html(std::string_view text);

}  // namespace podpora
