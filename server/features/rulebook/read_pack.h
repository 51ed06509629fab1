#pragma once

#include "features/rulebook/pack_tree.h"
#include "features/rulebook/rulebook.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace podpora::rulebook {

/// Where a fact stands in its file, in the order in which facts were read.
struct Place {
  std::string file;
  std::int64_t line{0};
  std::string field;
  bool own{false};  ///< in a desk's override
};

/// A pack while it is put together: its facts, and where each of them was read, list by list.
struct PackDraft {
  Pack pack;
  bool named{false};
  std::map<std::string, std::vector<Place>> places;  ///< `vehicle` -> place of each item of its list
};

/// The `pack` key of a file; empty when it has none, which is an error.
std::string pack_of(Node const& root, PackFile const& file, std::vector<PackError>& errors);

/// Adds the facts of one file to the pack.
void read_file(Node const& root, PackFile const& file, PackDraft& draft, std::vector<PackError>& errors);

/// Reports references to nothing and versions of one fact that overlap.
void check_references(PackDraft const& draft, std::vector<PackError>& errors);

}  // namespace podpora::rulebook
