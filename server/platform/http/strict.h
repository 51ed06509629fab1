#pragma once

#include "platform/http/message.h"

#include <string_view>

namespace podpora::http {

/// True when a request's head (with its empty line) has the plain shape that every reader understands alike: a method
/// that we know, no line that continues the one before (RFC 9112, 5.2), no CR or LF by itself.
bool is_strict_header(std::string_view head);

/// Why a request that the parser took must still be refused (RFC 9112, sections 3.2 and 6, and 11.2): one that two
/// readers could understand differently. 400 for a broken one, 417 for an expectation we do not know; 0 when it is
/// fine. Header names are lower case. `version` is 10 or 11.
int refuse_ambiguous(Request const& request, unsigned version);

}  // namespace podpora::http
