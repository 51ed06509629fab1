#include "features/rulebook/check.h"

#include "features/rulebook/load.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

namespace podpora::rulebook {

std::optional<std::vector<PackFile>> read_pack_files(std::span<std::string const> paths, std::string const& language,
                                                     std::ostream& errors) {
  std::vector<std::string> names;
  for (auto const& path : paths) {
    std::error_code no_folder;
    auto const before = names.size();
    for (auto const& entry : std::filesystem::recursive_directory_iterator(path, no_folder)) {
      if (entry.path().extension() == ".toml") names.push_back(entry.path().string());
    }
    std::sort(names.begin() + static_cast<std::ptrdiff_t>(before), names.end());
    if (no_folder || names.size() == before) names.push_back(path);
  }
  std::vector<PackFile> files;
  bool readable = true;
  for (auto const& name : names) {
    std::error_code none;
    std::ifstream in;
    if (!std::filesystem::is_directory(name, none)) in.open(name, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad()) {
      errors << i18n::text(language, "rulepack.unreadable", {{"file", name}}) << '\n';
      readable = false;
    }
    files.push_back({name, std::move(content)});
  }
  if (!readable) return std::nullopt;
  return files;
}

void print_errors(std::span<PackError const> list, std::string const& language, std::ostream& errors) {
  for (auto const& error : list) {
    errors << error.file << ':' << error.line << ": ";
    if (!error.field.empty()) errors << error.field << ": ";
    errors << i18n::text(language, "rulepack." + error.code, error.args) << '\n';
  }
}

int run_check(std::span<std::string const> paths, std::string const& language, std::ostream& out,
              std::ostream& errors) {
  auto const files = read_pack_files(paths, language, errors);
  if (!files) return 3;
  auto const loaded = load_rulebook(*files);
  print_errors(loaded.errors, language, errors);
  if (!loaded.errors.empty()) return 1;
  for (auto const& pack : loaded.rulebook.packs) {
    out << i18n::text(language, "rulepack.fine",
                      {{"pack", pack.id},
                       {"editions", static_cast<std::int64_t>(pack.all.editions.size())},
                       {"vehicles", static_cast<std::int64_t>(pack.all.vehicles.size())},
                       {"sources", static_cast<std::int64_t>(pack.sources.size())}})
        << '\n';
  }
  return 0;
}

}  // namespace podpora::rulebook
