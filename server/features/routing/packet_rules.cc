#include "features/routing/packet_rules.h"

#include "platform/base/clock.h"

#include <algorithm>
#include <cctype>

namespace podpora::routing {

namespace {

constexpr std::size_t kValueMax = 20'000;

bool is_guid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !std::isxdigit(static_cast<unsigned char>(text[i]))) return false;
  }
  return true;
}

bool is_email(std::string_view text) {
  auto const at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
  auto const domain = text.substr(at + 1);
  auto const clean = std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == '"';
  });
  return clean && domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.' &&
         text.size() <= 254;
}

/// ITU-T E.164: a plus, the country code, at most 15 digits; blanks, dots, dashes and brackets may group them.
bool is_phone(std::string_view text) {
  if (text.empty() || text.front() != '+') return false;
  std::size_t digits = 0;
  for (auto const c : text.substr(1)) {
    if (std::isdigit(static_cast<unsigned char>(c))) {
      ++digits;
    } else if (std::string_view{" .-()/"}.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return digits >= 7 && digits <= 15;
}

bool is_country(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string value_problem(rulebook::PacketField const& field, std::string_view value) {
  using rulebook::FieldKind;
  if (value.empty()) return {};
  if (value.size() > kValueMax) return "too-long";
  switch (field.kind) {
    case FieldKind::kText:
      if (value.find('\n') != std::string_view::npos) return "one-line";
      return {};
    case FieldKind::kLines:
      return {};
    case FieldKind::kGuid:
      return is_guid(value) ? "" : "not-a-guid";
    case FieldKind::kEmail:
      return is_email(value) ? "" : "not-an-email";
    case FieldKind::kPhone:
      return is_phone(value) ? "" : "not-a-phone";
    case FieldKind::kTime:
      return parse_rfc3339(value) ? "" : "not-a-time";
    case FieldKind::kYesNo:
      return value == "yes" || value == "no" ? "" : "not-yes-or-no";
    case FieldKind::kSeverity:
      return value == "A" || value == "B" || value == "C" ? "" : "not-a-severity";
    case FieldKind::kCountry:
      return is_country(value) ? "" : "not-a-country";
    case FieldKind::kChoice:
      return std::find(field.choices.begin(), field.choices.end(), value) != field.choices.end() ? "" : "not-a-choice";
  }
  return {};
}

}  // namespace podpora::routing
