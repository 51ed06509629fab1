#pragma once

#include "features/rulebook/pack_tree.h"

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace podpora::rulebook {

/// Reads files, and every `.toml` of folders and the folders in them; a folder without any cannot be read. Prints what
/// cannot be read and returns nothing then.
std::optional<std::vector<PackFile>> read_pack_files(std::span<std::string const> paths, std::string const& language,
                                                     std::ostream& errors);

/// One line an error: `file:line: field: sentence`.
void print_errors(std::span<PackError const> list, std::string const& language, std::ostream& errors);

/// `podpora rulepack check FILE…`: 0 and a line of counts when the packs load, 1 when they have mistakes, 3 when a
/// file cannot be read.
int run_check(std::span<std::string const> paths, std::string const& language, std::ostream& out, std::ostream& errors);

}  // namespace podpora::rulebook
