#pragma once

#include "features/rulebook/load.h"
#include "features/rulebook/override.h"

#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>

namespace podpora::rulebook {

/// A desk's rules: the packs with its overrides. An override that the packs of this version refuse is left out, and
/// `broken` says why.
struct DeskRulebook {
  Rulebook rulebook;
  std::vector<PackError> broken;  ///< `file` is the override's id
};

/// The rulebook of each desk. Read from parsed packs once and kept until the desk changes its overrides, so asking
/// costs one look-up by key. Safe to use from several threads.
class Rulebooks {
 public:
  /// Throws std::logic_error when the packs do not load.
  explicit Rulebooks(std::vector<PackFile> files = embedded_pack_files());
  Rulebooks(Rulebooks const&) = delete;

  /// The packs without any desk's overrides.
  Rulebook const& base() const { return base_->rulebook; }

  /// The desk's rules as the transaction sees them. Shared, because a diagnosis, a packet or a decision points into
  /// the rules while somebody else changes them.
  std::shared_ptr<Rulebook const> of(storage::Transaction& tx, DeskId desk) const;
  std::shared_ptr<DeskRulebook const> with_problems(storage::Transaction& tx, DeskId desk) const;

  /// The rules with these overrides, none left out, whatever their errors are.
  LoadedRulebook load(std::span<Override const> overrides) const;

 private:
  struct Kept {
    std::int64_t change{0};
    std::shared_ptr<DeskRulebook const> rules;
  };

  DeskRulebook assemble(std::vector<Override> overrides) const;

  std::vector<PackTree> trees_;
  std::shared_ptr<DeskRulebook const> base_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<DeskId, Kept> kept_;
};

}  // namespace podpora::rulebook
