#include "features/escalation/number_rules.h"

#include "platform/base/text.h"

#include <cctype>
#include <sstream>

namespace podpora::escalation {

namespace {

constexpr std::size_t kNumberMin = 4;

bool is_part(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

bool is_domain_of(std::string_view domain, std::string_view domains) {
  auto const asked = ascii_lower(domain);
  std::istringstream list{ascii_lower(domains)};
  for (std::string known; list >> known;) {
    if (asked == known || asked.ends_with("." + known)) return true;
  }
  return false;
}

bool mentions_number(std::string_view text, std::string_view number) {
  if (number.size() < kNumberMin) return false;
  auto const hay = ascii_lower(text);
  auto const needle = ascii_lower(number);
  for (auto at = hay.find(needle); at != std::string::npos; at = hay.find(needle, at + 1)) {
    auto const before = at == 0 || !is_part(hay[at - 1]);
    auto const end = at + needle.size();
    if (before && (end == hay.size() || !is_part(hay[end]))) return true;
  }
  return false;
}

}  // namespace podpora::escalation
