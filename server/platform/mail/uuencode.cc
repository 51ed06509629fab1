#include "platform/mail/uuencode.h"

#include "platform/mail/charset.h"
#include "platform/mail/limits.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace podpora::mail {
namespace {

constexpr std::size_t kFilesMax = 100;
constexpr std::size_t kLineMax = 62;  ///< a length and at most sixty characters, one more for those who write a blank

struct Line {
  std::string_view text;
  std::size_t next;  ///< where the line behind it begins
};

Line line_at(std::string_view text, std::size_t at) {
  auto const end = std::min(text.find('\n', at), text.size());
  auto line = text.substr(at, end - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {line, std::min(end + 1, text.size())};
}

/// The name in `begin 644 name`; nothing when the line is no beginning.
std::optional<std::string_view> name_in(std::string_view line) {
  if (!line.starts_with("begin ") || line.size() < 10) return std::nullopt;
  auto const is_octal = [](char c) { return c >= '0' && c <= '7'; };
  auto const mode = line.substr(6, line.substr(6).find(' '));
  if (mode.size() < 3 || mode.size() > 4 || !std::ranges::all_of(mode, is_octal)) return std::nullopt;
  auto const name = line.substr(std::min(6 + mode.size() + 1, line.size()));
  return name.empty() ? std::nullopt : std::optional{name};
}

/// False when the line cannot be one of encoded bytes.
bool decode_line(std::string_view line, std::string& out) {
  if (line.empty() || line.size() > kLineMax) return false;
  for (char const c : line) {
    if (c < 0x20 || c > 0x60) return false;
  }
  auto const value = [&](std::size_t i) { return i < line.size() ? static_cast<unsigned>(line[i] - 0x20) & 63U : 0U; };
  auto const length = value(0);
  // Mail programs cut blanks at the end of a line; more than that must not be missing.
  if (line.size() + 4 < 1 + (length + 2) / 3 * 4) return false;
  for (unsigned done = 0, i = 1; done < length; i += 4) {
    auto const bits = value(i) << 18 | value(i + 1) << 12 | value(i + 2) << 6 | value(i + 3);
    for (int shift = 16; shift >= 0 && done < length; shift -= 8, ++done)
      out += static_cast<char>(bits >> shift & 0xFF);
  }
  return true;
}

/// Where the text goes on behind the block that begins at `at`; nothing when it is none.
std::optional<std::size_t> block_end(std::string_view text, std::size_t at, std::string& bytes) {
  while (at < text.size()) {
    auto const line = line_at(text, at);
    at = line.next;
    if (line.text == "end") return at;
    if (line.text.empty() || !decode_line(line.text, bytes)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Attachment> take_uuencoded(std::string& text) {
  std::vector<Attachment> files;
  if (text.find("begin ") == std::string::npos) return files;
  std::string rest;
  std::string_view const whole{text};
  for (std::size_t at = 0; at < whole.size();) {
    auto const line = line_at(whole, at);
    auto const name = files.size() < kFilesMax ? name_in(line.text) : std::nullopt;
    std::string bytes;
    auto const end = name ? block_end(whole, line.next, bytes) : std::nullopt;
    if (end) {
      files.push_back(
          {std::string{cut_utf8(to_nfc(*name), kNameMax)}, "application/octet-stream", "", false, std::move(bytes)});
      at = *end;
    } else {
      rest += whole.substr(at, line.next - at);
      at = line.next;
    }
  }
  if (!files.empty()) text = std::move(rest);
  return files;
}

}  // namespace podpora::mail
