#include "features/rulebook/rulebooks.h"

#include "features/rulebook/apply_override.h"
#include "features/rulebook/override_store.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace podpora::rulebook {

namespace {

/// A desk with overrides costs about a megabyte; when this many are kept, all are dropped and read again as needed.
constexpr std::size_t kKeptMax = 200;

/// Decisions say that a desk's own rules were at work, and after how many changes.
void mark_editions(Rulebook& rulebook, std::vector<Override> const& overrides) {
  auto const ended = std::count_if(overrides.begin(), overrides.end(), [](auto const& o) { return o.ended_at; });
  auto const mark = " +desk." + std::to_string(overrides.size() + static_cast<std::size_t>(ended));
  for (auto& pack : rulebook.packs) {
    for (auto& edition : pack.editions) {
      auto const own = std::any_of(overrides.begin(), overrides.end(), [&](Override const& o) {
        auto const until = o.until();
        return o.pack == pack.id && o.valid_from <= edition.from && (!until || edition.from < *until);
      });
      if (own && !edition.name.empty()) edition.name += mark;
    }
  }
}

}  // namespace

Rulebooks::Rulebooks(std::vector<PackFile> files) {
  std::vector<PackError> errors;
  trees_ = parse_packs(files, errors);
  auto loaded = read_packs(trees_, std::move(errors));
  if (!loaded.errors.empty()) {
    auto const& error = loaded.errors.front();
    throw std::logic_error("the rule packs do not load: " + error.file + ":" + std::to_string(error.line) + ": " +
                           error.field + ": " + error.code);
  }
  base_ = std::make_shared<DeskRulebook const>(DeskRulebook{.rulebook = std::move(loaded.rulebook)});
}

LoadedRulebook Rulebooks::load(std::span<Override const> overrides) const {
  auto trees = trees_;
  std::vector<PackError> errors;
  for (auto const& override : overrides) apply_override(trees, override, errors);
  return read_packs(trees, std::move(errors));
}

DeskRulebook Rulebooks::assemble(std::vector<Override> overrides) const {
  std::vector<PackError> broken;
  while (!overrides.empty()) {
    auto loaded = load(overrides);
    if (loaded.errors.empty()) {
      mark_editions(loaded.rulebook, overrides);
      return {std::move(loaded.rulebook), std::move(broken)};
    }
    std::set<std::string> files;
    for (auto const& error : loaded.errors) files.insert(error.file);
    auto const before = overrides.size();
    std::erase_if(overrides, [&](Override const& o) { return files.contains(to_text(o.id)); });
    if (overrides.size() == before) overrides.clear();  // nothing to blame: the packs alone
    broken.insert(broken.end(), loaded.errors.begin(), loaded.errors.end());
  }
  return {base_->rulebook, std::move(broken)};
}

std::shared_ptr<DeskRulebook const> Rulebooks::with_problems(storage::Transaction& tx, DeskId desk) const {
  auto const change = last_change(tx, desk);
  if (change == 0) return base_;
  {
    std::scoped_lock const lock(mutex_);
    auto const found = kept_.find(desk);
    if (found != kept_.end() && found->second.change == change) return found->second.rules;
  }
  auto rules = std::make_shared<DeskRulebook const>(assemble(overrides_of(tx, desk)));
  std::scoped_lock const lock(mutex_);
  if (kept_.size() >= kKeptMax) kept_.clear();
  kept_[desk] = {change, rules};
  return rules;
}

std::shared_ptr<Rulebook const> Rulebooks::of(storage::Transaction& tx, DeskId desk) const {
  auto const rules = with_problems(tx, desk);
  return {rules, &rules->rulebook};
}

}  // namespace podpora::rulebook
