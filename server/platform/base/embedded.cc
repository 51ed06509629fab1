#include "platform/base/embedded.h"

#include <algorithm>

namespace podpora {

std::optional<std::string_view> embedded_file(std::string_view path) {
  auto const files = embedded_files();
  auto const found = std::ranges::find(files, path, &EmbeddedFile::path);
  if (found == files.end()) return std::nullopt;
  return found->content;
}

}  // namespace podpora
