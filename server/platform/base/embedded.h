#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace podpora {

/// A file that was put into the binary when it was built: migrations, rule packs, catalogues, the UI.
struct EmbeddedFile {
  std::string_view path;  ///< `db/migrations/0001_events.sql`
  std::string_view content;
};

/// All embedded files, ordered by path.
std::span<EmbeddedFile const> embedded_files();

/// The file with exactly this path.
std::optional<std::string_view> embedded_file(std::string_view path);

}  // namespace podpora
