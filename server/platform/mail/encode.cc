#include "platform/mail/encode.h"

#include "platform/mail/charset.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace podpora::mail {
namespace {

constexpr std::size_t kLineMax = 76;
constexpr std::size_t kWordBytesMax = 42;  // 42 bytes are 56 of base64: with `=?UTF-8?B?` and `?=` below 75
constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    auto const n = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += k <= n ? kBase64[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7f'; });
}

bool is_attribute_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) ||
         std::string_view{"!#$&+-.^_`|~"}.find(c) != std::string_view::npos;
}

void escape(std::string& out, char c) {
  auto const byte = static_cast<unsigned char>(c);
  out += '=';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

}  // namespace

std::string inert(std::string_view text) {
  auto const utf8 = to_nfc(text);
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    auto const rest = std::string_view{utf8}.substr(i);
    if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      out += ' ';
      i += 2;
    } else if (rest.size() > 1 && rest[0] == '\xC2' && static_cast<unsigned char>(rest[1]) < 0xA0) {
      out += ' ';  // C1 controls, U+0085 among them
      i += 1;
    } else {
      out += static_cast<unsigned char>(utf8[i]) < 0x20 || utf8[i] == '\x7f' ? ' ' : utf8[i];
    }
  }
  return out;
}

std::string encode_words(std::string_view value) {
  auto const text = inert(value);
  bool const fits = std::ranges::all_of(text, [n = 0](char c) mutable { return (n = c == ' ' ? 0 : n + 1) < 900; });
  if (is_printable_ascii(text) && fits && text.find("=?") == std::string::npos && !text.starts_with(' ')) return text;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    auto const piece = cut_utf8(rest, kWordBytesMax);
    out += (out.empty() ? "=?UTF-8?B?" : " =?UTF-8?B?") + base64(piece) + "?=";
    rest.remove_prefix(piece.size());
  }
  return out;
}

std::string header_field(std::string_view name, std::string_view value) {
  std::string out{name};
  out += ':';
  auto column = out.size();
  for (std::size_t at = 0; at < value.size();) {
    auto const end = std::min(value.find(' ', at), value.size());
    auto const word = value.substr(at, end - at);
    // A line of nothing but white space would end the header, so empty words never start a line.
    if (column + 1 + word.size() > kLineMax && column > name.size() + 1 && !word.empty()) {
      out += "\r\n";
      column = 0;
    }
    out += ' ';
    out += word;
    column += 1 + word.size();
    at = end + 1;
  }
  return out + "\r\n";
}

std::string parameter(std::string_view name, std::string_view value) {
  auto const text = inert(value);
  std::string out;
  if (is_printable_ascii(text) && text.size() <= 60 && text.find_first_of("\"\\") == std::string::npos) {
    return ";\r\n " + std::string{name} + "=\"" + text + "\"";
  }
  std::string section = "UTF-8''";
  int number = 0;
  auto const flush = [&] {
    out += ";\r\n " + std::string{name} + "*" + std::to_string(number++) + "*=" + section;
    section.clear();
  };
  for (char const c : text) {
    if (section.size() > 54) flush();
    auto const byte = static_cast<unsigned char>(c);
    if (is_attribute_char(c)) {
      section += c;
    } else {
      section += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  flush();
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    bool const blank_at_end =
        (c == ' ' || c == '\t') && (i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r');
    bool const plain = (c >= ' ' && c < '\x7f' && c != '=') || c == '\t';
    // `.` and `From ` at the start of a line are what old relays change.
    bool const safe = plain && !blank_at_end && !(column == 0 && (c == '.' || c == 'F'));
    if (column + (safe ? 1 : 3) > kLineMax - 1) {
      out += "=\r\n";
      column = 0;
    }
    if (safe) {
      out += c;
      ++column;
    } else {
      escape(out, c);
      column += 3;
    }
  }
  return out;
}

std::string base64_lines(std::string_view bytes) {
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(57, bytes.size()))) {
    out += base64(bytes.substr(0, 57)) + "\r\n";
  }
  return out;
}

}  // namespace podpora::mail
