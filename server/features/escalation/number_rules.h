#pragma once

#include <string_view>

namespace podpora::escalation {

/// True when the domain is one of `domains` (separated by blanks) or lies below one.
bool is_domain_of(std::string_view domain, std::string_view domains);

/// True when the number stands in the text by itself, not as a part of a longer one; letters compare without case.
/// Numbers of fewer than four characters are too common to be recognised.
bool mentions_number(std::string_view text, std::string_view number);

}  // namespace podpora::escalation
