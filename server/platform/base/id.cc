#include "platform/base/id.h"

namespace podpora {

namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kDigits = 13;

}  // namespace

std::string encode_id(std::string_view prefix, std::int64_t value) {
  std::string text(prefix);
  text += '_';
  auto const bits = static_cast<std::uint64_t>(value);
  for (int shift = 60; shift >= 0; shift -= 5) text += kAlphabet[(bits >> shift) & 31];
  return text;
}

std::optional<std::int64_t> decode_id(std::string_view prefix, std::string_view text) {
  if (text.size() != prefix.size() + 1 + kDigits) return std::nullopt;
  if (!text.starts_with(prefix) || text[prefix.size()] != '_') return std::nullopt;
  std::uint64_t bits = 0;
  // Only the lower-case alphabet itself: Crockford's aliases (I, L, O, capitals) would give one id two spellings.
  for (char const c : text.substr(prefix.size() + 1)) {
    auto const digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    if (bits > (std::uint64_t{INT64_MAX} >> 5)) return std::nullopt;
    bits = bits << 5 | digit;
  }
  if (bits == 0) return std::nullopt;
  return static_cast<std::int64_t>(bits);
}

}  // namespace podpora
