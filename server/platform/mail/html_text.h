#pragma once

#include <string>
#include <string_view>

namespace podpora::mail {

/// The text of an HTML mail: blocks become lines, list items get a dash or number, links their address behind
/// the words, quotes `> `. Scripts, styles and comments are dropped; text that is styled invisible is kept.
/// One pass, linear in the input; at most `bytes_max` bytes come out.
std::string html_to_text(std::string_view html, std::size_t bytes_max);

/// The character of an entity name without `&` and `;` (`amp`, `#160`, `#x17e`); empty when there is none.
std::string html_entity(std::string_view name);

}  // namespace podpora::mail
