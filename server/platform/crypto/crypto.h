#pragma once

#include "platform/base/random.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace podpora::crypto {

/// argon2id with its parameters and salt in the string (libsodium, interactive limits).
std::string hash_password(std::string_view password);

/// Compares in constant time. A wrong or damaged hash is just false.
bool verify_password(std::string_view password, std::string_view hash);

/// What is stored of a random token: its SHA-256 in hex. Tokens carry 256 bits, so no salt is needed.
std::string hash_token(std::string_view token);

/// Lower-case hexadecimal digits, two a byte, and back; empty when the text is none.
std::string to_hex(std::span<std::byte const> bytes);
std::optional<std::string> from_hex(std::string_view hex);

/// SHA-256 in base64 with padding, as a content security policy names it.
std::string sha256_base64(std::string_view bytes);

/// HMAC-SHA256 as base64url, cut to 26 characters (156 bits): signs reply addresses and subject tags.
std::string sign(std::string_view key, std::string_view text);
bool verify_signature(std::string_view key, std::string_view text, std::string_view signature);

/// Seals a secret for storage (XChaCha20-Poly1305, random nonce, base64). `key` is 32 bytes.
std::string seal(std::string_view key, Random& random, std::string_view plain);
std::optional<std::string> open_sealed(std::string_view key, std::string_view sealed);

}  // namespace podpora::crypto
