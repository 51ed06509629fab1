#include "platform/crypto/crypto.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace podpora::crypto {
namespace {

constexpr std::size_t kSignatureLength = 26;

unsigned char const* bytes(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

/// Before the first use: picks the fast implementations, and is safe to call again.
void prepare() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

std::string to_base64(std::string_view binary, int variant) {
  std::string text(sodium_base64_encoded_len(binary.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes(binary), binary.size(), variant);
  text.resize(text.size() - 1);  // its terminating NUL
  return text;
}

std::optional<std::string> from_base64(std::string_view text, int variant) {
  std::string binary(text.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(bytes(binary), binary.size(), text.data(), text.size(), nullptr, &length, nullptr, variant) !=
      0)
    return std::nullopt;
  binary.resize(length);
  return binary;
}

void check_key(std::string_view key) {
  if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
    throw std::invalid_argument("a sealing key has 32 bytes");
}

}  // namespace

std::string hash_password(std::string_view password) {
  prepare();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    throw std::runtime_error("not enough memory to hash a password");
  return hash.data();
}

bool verify_password(std::string_view password, std::string_view hash) {
  prepare();
  if (hash.size() >= crypto_pwhash_STRBYTES) return false;
  std::array<char, crypto_pwhash_STRBYTES> padded{};
  hash.copy(padded.data(), hash.size());
  return crypto_pwhash_str_verify(padded.data(), password.data(), password.size()) == 0;
}

std::string hash_token(std::string_view token) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
  crypto_hash_sha256(hash.data(), bytes(token), token.size());
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

std::string sign(std::string_view key, std::string_view text) {
  std::string hash(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
  crypto_auth_hmacsha256_final(&state, bytes(hash));
  return to_base64(hash, sodium_base64_VARIANT_URLSAFE_NO_PADDING).substr(0, kSignatureLength);
}

bool verify_signature(std::string_view key, std::string_view text, std::string_view signature) {
  auto const expected = sign(key, text);
  return signature.size() == expected.size() && sodium_memcmp(expected.data(), signature.data(), expected.size()) == 0;
}

std::string seal(std::string_view key, Random& random, std::string_view plain) {
  check_key(key);
  prepare();
  std::string sealed(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, '\0');
  random.fill(std::as_writable_bytes(std::span{sealed}));
  auto const nonce = sealed;
  sealed.resize(nonce.size() + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  unsigned long long length = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + nonce.size(), &length, bytes(plain), plain.size(), nullptr,
                                             0, nullptr, bytes(nonce), bytes(key));
  return to_base64(sealed, sodium_base64_VARIANT_ORIGINAL);
}

std::optional<std::string> open_sealed(std::string_view key, std::string_view sealed) {
  check_key(key);
  prepare();
  auto const binary = from_base64(sealed, sodium_base64_VARIANT_ORIGINAL);
  constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  constexpr std::size_t tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (!binary || binary->size() < nonce + tag) return std::nullopt;
  std::string plain(binary->size() - nonce - tag, '\0');
  unsigned long long length = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plain), &length, nullptr, bytes(*binary) + nonce,
                                                 binary->size() - nonce, nullptr, 0, bytes(*binary), bytes(key)) != 0)
    return std::nullopt;
  return plain;
}

std::string to_hex(std::span<std::byte const> binary) {
  std::string hex(2 * binary.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<unsigned char const*>(binary.data()), binary.size());
  hex.pop_back();  // its terminating NUL
  return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
  std::string binary(hex.size() / 2, '\0');
  std::size_t length = 0;
  char const* end = nullptr;
  bool const read = sodium_hex2bin(bytes(binary), binary.size(), hex.data(), hex.size(), nullptr, &length, &end) == 0;
  if (!read || end != hex.data() + hex.size() || length != binary.size()) return std::nullopt;
  return binary;
}

std::string sha256_base64(std::string_view content) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(bytes(hash), bytes(content), content.size());
  return to_base64(hash, sodium_base64_VARIANT_ORIGINAL);
}

}  // namespace podpora::crypto
