#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace podpora::crypto {

/// HMAC-SHA256 (RFC 2104) as base64 with padding.
std::string hmac_sha256_base64(std::string_view key, std::string_view text);

/// Base64 with padding (RFC 4648, section 4), and back; empty when the text is none.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace podpora::crypto
