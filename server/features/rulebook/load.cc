#include "features/rulebook/load.h"

#include "features/rulebook/index_edition.h"
#include "features/rulebook/read_pack.h"
#include "features/rulebook/stated_facts.h"
#include "platform/base/embedded.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>

namespace podpora::rulebook {

namespace {

/// Calls `f` for each list of two sets of rules side by side.
template <class A, class B, class F>
void for_each_list(A& a, B& b, F&& f) {
  f(a.editions, b.editions);
  f(a.services, b.services);
  f(a.memberships, b.memberships);
  f(a.clouds, b.clouds);
  f(a.severities, b.severities);
  f(a.boundaries, b.boundaries);
  f(a.vehicles, b.vehicles);
  f(a.responses, b.responses);
  f(a.costs, b.costs);
  f(a.allowances, b.allowances);
  f(a.refunds, b.refunds);
  f(a.refusals, b.refusals);
  f(a.accesses, b.accesses);
  f(a.detours, b.detours);
  f(a.packet_fields, b.packet_fields);
  f(a.credit_claims, b.credit_claims);
  f(a.credit_tiers, b.credit_tiers);
  f(a.areas, b.areas);
  f(a.causes, b.causes);
  f(a.lifecycles, b.lifecycles);
  f(a.runbooks, b.runbooks);
  f(a.links, b.links);
  f(a.classes, b.classes);
}

/// One edition for each span in which nothing changes.
void cut_into_editions(Pack& pack) {
  std::set<Time> changes;
  for_each_list(pack.all, pack.all, [&](auto const& list, auto const&) {
    for (auto const& fact : list) {
      changes.insert(fact.valid_from);
      if (fact.valid_to) changes.insert(*fact.valid_to);
    }
  });
  for (auto const from : changes) {
    Edition edition{.pack = pack.id, .from = from};
    for_each_list(pack.all, edition.rules, [&](auto const& all, auto& kept) {
      std::copy_if(all.begin(), all.end(), std::back_inserter(kept),
                   [&](Fact const& fact) { return fact.holds_at(from); });
    });
    if (!edition.rules.editions.empty()) {
      edition.id = edition.rules.editions.front().id;
      edition.name = pack.id + " " + edition.id;
    }
    edition.index = index_of(edition.rules);
    pack.editions.push_back(std::move(edition));
  }
}

}  // namespace

std::vector<PackTree> parse_packs(std::span<PackFile const> files, std::vector<PackError>& errors) {
  std::vector<PackTree> trees;
  for (auto const& file : files) {
    auto const errors_before = errors.size();
    auto root = parse_toml(file, errors);
    if (errors.size() > errors_before) continue;
    auto id = pack_of(root, file, errors);
    if (!id.empty()) trees.push_back({file, std::move(id), std::move(root)});
  }
  return trees;
}

LoadedRulebook read_packs(std::vector<PackTree> const& trees, std::vector<PackError> errors) {
  LoadedRulebook loaded{.errors = std::move(errors)};
  std::vector<PackDraft> drafts;
  for (auto const& tree : trees) {
    auto draft = std::find_if(drafts.begin(), drafts.end(), [&](PackDraft const& d) { return d.pack.id == tree.pack; });
    if (draft == drafts.end()) draft = drafts.insert(drafts.end(), PackDraft{});
    read_file(tree.root, tree.file, *draft, loaded.errors);
  }
  for (auto& draft : drafts) {
    check_references(draft, loaded.errors);
    auto const& first = draft.places["edition"];
    if (first.empty()) loaded.errors.push_back({draft.pack.id, 0, "edition", "no_edition", {}});
    if (!draft.named) loaded.errors.push_back({draft.pack.id, 0, "name", "missing", {}});
    draft.pack.facts = stated_facts(trees, draft.pack.id);
    cut_into_editions(draft.pack);
    loaded.rulebook.packs.push_back(std::move(draft.pack));
  }
  std::stable_sort(loaded.errors.begin(), loaded.errors.end(), [](PackError const& a, PackError const& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return loaded;
}

LoadedRulebook load_rulebook(std::span<PackFile const> files) {
  std::vector<PackError> errors;
  auto const trees = parse_packs(files, errors);
  return read_packs(trees, std::move(errors));
}

std::vector<PackFile> embedded_pack_files() {
  std::vector<PackFile> files;
  for (auto const& file : embedded_files()) {
    if (file.path.starts_with("rulepacks/") && file.path.ends_with(".toml")) {
      files.push_back({std::string{file.path}, std::string{file.content}});
    }
  }
  return files;
}

Rulebook embedded_rulebook() {
  auto loaded = load_rulebook(embedded_pack_files());
  if (!loaded.errors.empty()) {
    auto const& error = loaded.errors.front();
    throw std::logic_error("the embedded rule pack does not load: " + error.file + ":" + std::to_string(error.line) +
                           ": " + error.field + ": " + error.code);
  }
  return std::move(loaded.rulebook);
}

}  // namespace podpora::rulebook
