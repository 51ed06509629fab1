#pragma once

#include <string_view>

namespace podpora::identity {

/// Whether a person can have this e-mail address: something on both sides of an @, at most 254 bytes (RFC 5321 section
/// 4.5.3.1.3 less the angle brackets).
bool is_address(std::string_view email);

}  // namespace podpora::identity
