#include "features/rulebook/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

// Breaks the embedded packs in every way that a hand can, one key at a time, and expects to be told where.

namespace podpora::rulebook {
namespace {

using Keys = std::set<std::string>;

/// `kind.key` -> where it first stands: tree, item, and the path of keys and places inside the item.
struct Spot {
  std::size_t tree;
  std::string kind;
  std::size_t item;
  std::vector<std::pair<std::string, std::size_t>> inner;  ///< nested lists of tables: key, place
  std::string key;
};

std::vector<PackTree> const& trees() {
  static auto const parsed = [] {
    std::vector<PackError> errors;
    return parse_packs(embedded_pack_files(), errors);
  }();
  return parsed;
}

void collect(Node const& table, std::string const& path, Spot const& at, std::map<std::string, Spot>& spots) {
  for (auto const& [key, value] : table.members) {
    auto spot = at;
    spot.key = key;
    spots.emplace(path + "." + key, spot);
    if (value.kind != Node::Kind::kArray || value.items.empty() || value.items[0].kind != Node::Kind::kTable) continue;
    auto inner = at;
    inner.inner.emplace_back(key, 0);
    collect(value.items[0], path + "." + key, inner, spots);
  }
}

std::map<std::string, Spot> spots() {
  std::map<std::string, Spot> found;
  for (std::size_t t = 0; t < trees().size(); ++t) {
    for (auto const& [kind, list] : trees()[t].root.members) {
      for (std::size_t i = 0; i < list.items.size(); ++i) {
        collect(list.items[i], kind, {.tree = t, .kind = kind, .item = i}, found);
      }
    }
  }
  return found;
}

Node& member(Node& table, std::string const& name) {
  for (auto& [key, value] : table.members) {
    if (key == name) return value;
  }
  throw std::logic_error("no member " + name);
}

struct Broken {
  std::vector<PackError> errors;
  std::string file;
  std::string field;
};

Broken break_at(Spot const& spot, std::function<void(Node& table, std::string const& key)> const& harm) {
  auto broken = trees();
  auto& tree = broken[spot.tree];
  auto field = spot.kind + "[" + std::to_string(spot.item) + "]";
  auto* table = &member(tree.root, spot.kind).items[spot.item];
  for (auto const& [key, place] : spot.inner) {
    table = &member(*table, key).items[place];
    field += "." + key + "[" + std::to_string(place) + "]";
  }
  harm(*table, spot.key);
  return {read_packs(broken, {}).errors, tree.file.path, field + "." + spot.key};
}

::testing::AssertionResult names_it(Broken const& broken) {
  for (auto const& error : broken.errors) {
    if (error.file == broken.file && error.line > 0 && error.field.starts_with(broken.field)) {
      return ::testing::AssertionSuccess();
    }
  }
  auto result = ::testing::AssertionFailure() << "no error names " << broken.field << " of " << broken.file;
  for (auto const& error : broken.errors) {
    result << "\n" << error.file << ":" << error.line << " " << error.field << " " << error.code;
  }
  return result;
}

TEST(PackMutation, a_key_of_another_type_is_told) {
  for (auto const& [name, spot] : spots()) {
    SCOPED_TRACE(name);
    EXPECT_TRUE(names_it(break_at(spot, [](Node& table, std::string const& key) {
      auto& value = member(table, key);
      auto const line = value.line;
      value = value.kind == Node::Kind::kReal ? Node{.kind = Node::Kind::kBool} : Node{.kind = Node::Kind::kReal};
      value.line = line;
    })));
  }
}

TEST(PackMutation, a_misspelt_key_is_told) {
  for (auto const& [name, spot] : spots()) {
    SCOPED_TRACE(name);
    auto misspelt = break_at(spot, [](Node& table, std::string const& key) {
      for (auto& [old_name, value] : table.members) {
        if (old_name == key) old_name += "x";
      }
    });
    misspelt.field += "x";
    EXPECT_TRUE(names_it(misspelt));
  }
}

TEST(PackMutation, a_key_that_is_needed_and_missing_is_told) {
  Keys reported;
  for (auto const& [name, spot] : spots()) {
    auto const broken = break_at(spot, [](Node& table, std::string const& key) { erase_member(table, key); });
    if (names_it(broken)) reported.insert(name);
  }
  for (auto const* needed : {"source.id",
                             "source.page",
                             "source.date",
                             "edition.id",
                             "edition.title",
                             "service.code",
                             "service.name",
                             "service.track",
                             "membership.name",
                             "cloud.api_host",
                             "cloud.authority",
                             "link.url",
                             "severity.code",
                             "severity.definition",
                             "boundary.id",
                             "boundary.party",
                             "boundary.text",
                             "boundary.source",
                             "boundary.valid_from",
                             "vehicle.code",
                             "vehicle.holding",
                             "vehicle.basis",
                             "response.vehicle",
                             "response.minutes",
                             "response.hours",
                             "cost.basis",
                             "allowance.membership",
                             "refusal.code",
                             "refusal.text",
                             "access.roles",
                             "detour.next",
                             "packet_field.name",
                             "packet_field.label",
                             "packet_field.kind",
                             "runbook.id",
                             "runbook.check",
                             "runbook.check.id",
                             "runbook.check.how",
                             "runbook.check.result",
                             "runbook.check.result.label",
                             "cause.code",
                             "cause.name",
                             "lifecycle.service",
                             "lifecycle.words",
                             "lifecycle.ends",
                             "credit_claim.code",
                             "credit_claim.name",
                             "credit_claim.field",
                             "credit_claim.field.name",
                             "credit_claim.field.kind",
                             "credit_claim.evidence.label",
                             "credit_claim.answer_source",
                             "credit_tier.below_basis_points",
                             "credit_tier.percent"}) {
    EXPECT_TRUE(reported.contains(needed)) << needed;
  }
}

TEST(PackMutation, an_unknown_word_or_reference_is_told) {
  Keys const known{"source",    "track",        "holding",    "basis",
                   "transport", "unit",         "hours",      "party",
                   "next",      "kinds",        "natures",    "partner_roles",
                   "clouds",    "tenants",      "severities", "product_versions",
                   "vehicle",   "vehicles",     "membership", "memberships",
                   "cause",     "tenant",       "services",   "unless_memberships",
                   "link",      "prefill",      "avoided_by", "service",
                   "filed_by",  "answer_source"};
  int tried = 0;
  for (auto const& [name, spot] : spots()) {
    auto const word = known.contains(spot.key) || name == "packet_field.kind" || name == "credit_claim.field.kind" ||
                      name == "severity.code" || name == "cloud.code" || name == "source.trust";
    // What a result leads to is a sentence for people.
    if (!word || name == "runbook.check.result.next") continue;
    SCOPED_TRACE(name);
    EXPECT_TRUE(names_it(break_at(spot, [](Node& table, std::string const& key) {
      auto& value = member(table, key);
      (value.kind == Node::Kind::kArray ? value.items.at(0) : value).text = "no_such_thing";
    })));
    ++tried;
  }
  EXPECT_GT(tried, 50);
}

TEST(PackMutation, a_file_cut_anywhere_never_crashes_and_names_the_place) {
  auto const files = embedded_pack_files();
  for (std::size_t f = 0; f < files.size(); ++f) {
    for (std::size_t cut = 1; cut < files[f].content.size(); cut += 397) {
      auto broken = files;
      broken[f].content.resize(cut);
      for (auto const& error : load_rulebook(broken).errors) {
        EXPECT_FALSE(error.file.empty());
        EXPECT_FALSE(error.code.empty());
      }
      broken[f].content = files[f].content;
      broken[f].content.erase(cut, 1 + cut % 7);
      load_rulebook(broken);
    }
  }
}

}  // namespace
}  // namespace podpora::rulebook
