#include "platform/i18n/message_format.h"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace podpora::i18n {
namespace {

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

icu::Formattable formattable(TextArg const& arg) {
  if (auto const* const number = std::get_if<std::int64_t>(&arg.value)) return icu::Formattable{*number};
  if (auto const* const real = std::get_if<double>(&arg.value)) return icu::Formattable{*real};
  return icu::Formattable{wide(std::get<std::string>(arg.value))};
}

}  // namespace

std::string format_message(std::string_view language, std::string_view pattern, TextArgs const& args) {
  // Nothing to fill in: most messages.
  if (pattern.find_first_of("{'") == std::string_view::npos) return std::string{pattern};
  UErrorCode status = U_ZERO_ERROR;
  // Made anew for each text: a MessageFormat keeps number formats inside that threads must not share.
  icu::MessageFormat const format{wide(pattern), icu::Locale{std::string{language}.c_str()}, status};
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (TextArg const& arg : args) {
    names.push_back(wide(arg.name));
    values.push_back(formattable(arg));
  }
  icu::UnicodeString text;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(args.size()), text, status);
  if (U_FAILURE(status)) return std::string{pattern};
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

std::set<std::string> argument_names(std::string_view language, std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::MessageFormat const format{wide(pattern), icu::Locale{std::string{language}.c_str()}, status};
  icu::MessagePattern const parts{wide(pattern), nullptr, status};
  if (U_FAILURE(status)) throw std::runtime_error("no message pattern: " + std::string{pattern});
  std::set<std::string> names;
  for (std::int32_t i = 0; i < parts.countParts(); ++i) {
    auto const& part = parts.getPart(i);
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME && part.getType() != UMSGPAT_PART_TYPE_ARG_NUMBER) continue;
    std::string name;
    parts.getSubstring(part).toUTF8String(name);
    names.insert(name);
  }
  return names;
}

}  // namespace podpora::i18n
