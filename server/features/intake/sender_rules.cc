#include "features/intake/sender_rules.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::intake {

namespace {

constexpr std::size_t kHeaderMax = 64 << 10;
constexpr std::size_t kValueMax = 4000;

std::string_view take_line(std::string_view& text) {
  auto const end = text.find('\n');
  auto line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_folded(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t');
}

}  // namespace

std::string header_in(std::string_view raw, std::string_view name) {
  auto rest = raw.substr(0, kHeaderMax);
  std::string value;
  for (bool found = false; !rest.empty();) {
    auto const line = take_line(rest);
    if (line.empty()) break;
    if (found && !is_folded(line)) break;
    if (found) {
      value += line;
    } else if (line.size() > name.size() && line[name.size()] == ':' &&
               ascii_lower(line.substr(0, name.size())) == ascii_lower(name)) {
      found = true;
      value = line.substr(name.size() + 1);
    }
    if (value.size() > kValueMax) break;
  }
  return trim(value.substr(0, kValueMax));
}

std::string sender_in(std::string_view raw) {
  auto const from = header_in(raw, "From");
  auto const open = from.rfind('<');
  auto const close = open == std::string::npos ? open : from.find('>', open);
  if (close != std::string::npos) return trim(from.substr(open + 1, close - open - 1));
  bool const bare = from.find('@') != std::string::npos && from.find_first_of(" \t,;\"()") == std::string::npos;
  return bare ? from : std::string{};
}

}  // namespace podpora::intake
