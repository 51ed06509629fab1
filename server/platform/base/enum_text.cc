#include "platform/base/enum_text.h"

namespace podpora {

namespace {

// ASCII only, whatever the locale: a Turkish one has other ideas about I.
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::string enumerator_to_snake(std::string_view enumerator) {
  auto name = enumerator;
  if (name.size() > 1 && name[0] == 'k' && !is_lower(name[1])) name.remove_prefix(1);
  if (name.size() == 1) return std::string(name);
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    char const c = name[i];
    if (!is_upper(c)) {
      text += c;
      continue;
    }
    bool const begins_word = i > 0 && (!is_upper(name[i - 1]) || (i + 1 < name.size() && is_lower(name[i + 1])));
    if (begins_word && name[i - 1] != '_') text += '_';
    text += static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace podpora
