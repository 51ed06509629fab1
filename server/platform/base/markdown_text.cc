#include "platform/base/markdown_text.h"

namespace podpora {

std::string markdown_plain(std::string_view value) {
  std::string out;
  for (auto const c : value) {
    if (std::string_view{"\\`*_{}[]<>#|"}.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_block(std::string_view value) {
  std::string out = "\n\n    ";
  for (auto const c : value) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + "\n";
}

}  // namespace podpora
