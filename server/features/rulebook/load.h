#pragma once

#include "features/rulebook/pack_tree.h"
#include "features/rulebook/rulebook.h"

#include <span>
#include <vector>

namespace podpora::rulebook {

/// What a set of files says. With errors, `rulebook` holds what could be read and must not be used to decide.
struct LoadedRulebook {
  Rulebook rulebook;
  std::vector<PackError> errors;  ///< in the order of files and lines
};

/// One document of a pack, parsed.
struct PackTree {
  PackFile file;
  std::string pack;
  Node root;
};

/// Parses files. One that is no TOML, or names no pack, is an error and left out.
std::vector<PackTree> parse_packs(std::span<PackFile const> files, std::vector<PackError>& errors);

/// Reads parsed packs; `errors` are those found before.
LoadedRulebook read_packs(std::vector<PackTree> const& trees, std::vector<PackError> errors);

/// Reads packs. Files that name the same `pack` are one pack. Checked: types, unknown keys and words, that every
/// source, service, vehicle, membership and link that is referred to exists, and that two versions of one fact do
/// not hold at the same time.
LoadedRulebook load_rulebook(std::span<PackFile const> files);

/// The texts of the packs in the binary.
std::vector<PackFile> embedded_pack_files();

/// The packs in the binary. Throws std::logic_error when they do not load: the build is broken.
Rulebook embedded_rulebook();

}  // namespace podpora::rulebook
