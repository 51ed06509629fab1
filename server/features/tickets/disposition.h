#pragma once

#include <string>

namespace podpora::tickets {

/// The header value that makes a file a download under its name (RFC 6266): the name as UTF-8, percent-encoded
/// (RFC 8187), and nothing in it that could end the header.
std::string disposition(std::string const& name);

}  // namespace podpora::tickets
