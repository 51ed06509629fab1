#pragma once

#include <string>
#include <string_view>

namespace podpora::mail {

/// Valid UTF-8 without line breaks and control characters: each becomes a space, so that no value can end its line.
std::string inert(std::string_view text);

/// RFC 2047: the text itself when it is printable ASCII, else encoded words of at most 75 characters, one a line.
std::string encode_words(std::string_view text);

/// A whole header field, folded at white space, ending with CRLF.
std::string header_field(std::string_view name, std::string_view value);

/// A MIME parameter by RFC 2231 (`; filename*0*=…`), each section on a line of its own; quoted when it is ASCII.
std::string parameter(std::string_view name, std::string_view value);

std::string quoted_printable(std::string_view text);
std::string base64_lines(std::string_view bytes);

}  // namespace podpora::mail
