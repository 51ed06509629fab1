#include "platform/mail/mail.h"

#include <algorithm>
#include <cctype>

namespace podpora::mail {
namespace {

bool is_atom(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) ||
         std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

/// Atoms with single dots between them (RFC 5321 Dot-string).
bool is_dot_atom(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos)
    return false;
  return std::ranges::all_of(text, [](char c) { return c == '.' || is_atom(c); });
}

bool is_label(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  return std::ranges::all_of(text, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-'; });
}

}  // namespace

bool is_sendable_address(std::string_view text) {
  auto const at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
  if (!is_dot_atom(text.substr(0, at))) return false;
  auto domain = text.substr(at + 1);
  std::size_t labels = 0;
  while (!domain.empty()) {
    auto const dot = domain.find('.');
    if (!is_label(domain.substr(0, dot))) return false;
    ++labels;
    if (dot == std::string_view::npos) return labels >= 2 || domain == "localhost";
    domain.remove_prefix(dot + 1);
  }
  return false;
}

}  // namespace podpora::mail
