#include "platform/base/text.h"

#include <algorithm>

namespace podpora {

namespace {

constexpr std::string_view kSpace = " \t\r\n\f\v";

/// How many bytes the well-formed character at the front has; 0 when there is none.
std::size_t character_length(std::string_view text) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto const tail = [&](std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
      if (i >= text.size() || (byte(i) & 0xC0) != 0x80) return false;
    }
    return true;
  };
  auto const lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1, 2) ? 2 : 0;
  if (text.size() < 2) return 0;
  auto const second = byte(1);
  if (lead == 0xE0 && second < 0xA0) return 0;
  if (lead == 0xED && second > 0x9F) return 0;
  if (lead >= 0xE0 && lead <= 0xEF) return tail(1, 3) ? 3 : 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second > 0x8F) return 0;
  if (lead >= 0xF0 && lead <= 0xF4) return tail(1, 4) ? 4 : 0;
  return 0;
}

}  // namespace

std::string ascii_lower(std::string_view text) {
  std::string lower{text};
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

std::string trim(std::string_view text) {
  auto const first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(kSpace) - first + 1)};
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    auto const length = character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string_view truncate_utf8(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0) == 0x80) --bytes_max;
  return text.substr(0, bytes_max);
}

}  // namespace podpora
