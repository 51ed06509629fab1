#include "platform/i18n/po.h"

#include <algorithm>
#include <stdexcept>

namespace podpora::i18n {
namespace {

[[noreturn]] void fail(std::size_t line, char const* what) {
  throw std::runtime_error("catalogue line " + std::to_string(line) + ": " + what);
}

/// The text between the quotes, escapes resolved.
std::string unquote(std::string_view quoted, std::size_t line) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') fail(line, "a quoted text was expected");
  std::string out;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '"') fail(line, "a quote inside the text");
    if (quoted[i] != '\\') {
      out += quoted[i];
      continue;
    }
    if (++i + 1 >= quoted.size()) fail(line, "an escape without its letter");
    switch (quoted[i]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case '"':
        out += '"';
        break;
      case '\\':
        out += '\\';
        break;
      default:
        fail(line, "an unknown escape");
    }
  }
  return out;
}

}  // namespace

std::map<std::string, std::string, std::less<>> parse_po(std::string_view text) {
  std::map<std::string, std::string, std::less<>> messages;
  std::string id;
  std::string message;
  std::string* open = nullptr;
  auto const keep = [&](std::size_t line) {
    if (!id.empty() && !messages.emplace(id, message).second) fail(line, "an id that was there before");
    id.clear();
    message.clear();
    open = nullptr;
  };
  for (std::size_t line = 1; !text.empty(); ++line) {
    auto const stop = std::min(text.find('\n'), text.size());
    auto const row = text.substr(0, stop);
    text.remove_prefix(std::min(stop + 1, text.size()));
    if (row.empty() || row.front() == '#') continue;
    if (row.starts_with("msgid ")) {
      keep(line);
      open = &id;
      id = unquote(row.substr(6), line);
    } else if (row.starts_with("msgstr ")) {
      open = &message;
      message = unquote(row.substr(7), line);
    } else if (open != nullptr) {
      *open += unquote(row, line);
    } else {
      fail(line, "msgid or msgstr was expected");
    }
  }
  keep(0);
  return messages;
}

}  // namespace podpora::i18n
