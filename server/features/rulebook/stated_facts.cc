#include "features/rulebook/stated_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace podpora::rulebook {

namespace {

constexpr std::array<std::string_view, 6> kFactOnly{"valid_from", "valid_to", "source", "derived", "id", "code"};
constexpr std::array<std::string_view, 4> kDated{"valid_from", "valid_to", "source", "derived"};

template <class List>
bool contains(List const& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Kinds of which several facts share a code and differ by what they are about.
bool needs_scope(std::string_view kind) {
  constexpr std::array<std::string_view, 7> kKinds{"response", "cost",   "refund",      "refusal",
                                                   "access",   "detour", "packet_field"};
  return contains(kKinds, kind);
}

/// What a fact is about, as opposed to what it says.
constexpr std::array<std::string_view, 14> kAbout{"vehicles",
                                                  "services",
                                                  "kinds",
                                                  "natures",
                                                  "areas",
                                                  "partner_roles",
                                                  "clouds",
                                                  "tenants",
                                                  "product_versions",
                                                  "severities",
                                                  "languages",
                                                  "unless_memberships",
                                                  "only_without_access",
                                                  "next"};

std::string say(Node const& node) {
  switch (node.kind) {
    case Node::Kind::kText:
      return node.text;
    case Node::Kind::kInteger:
      return std::to_string(node.integer);
    case Node::Kind::kReal:
      return fmt::format("{}", node.real);
    case Node::Kind::kBool:
      return node.flag ? "true" : "false";
    case Node::Kind::kTime:
      return to_rfc3339(node.time).substr(0, 10);
    case Node::Kind::kArray: {
      std::string list;
      for (auto const& item : node.items) list += (list.empty() ? "" : ", ") + say(item);
      return list;
    }
    case Node::Kind::kTable:
      break;
  }
  return {};
}

std::string text_member(Node const& item, std::string_view name) {
  auto const* member = find_member(item, name);
  return member && member->kind == Node::Kind::kText ? member->text : std::string{};
}

/// FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
std::uint32_t digest(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (auto const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// The lines of each `[[kind]]` of a document by the line of its header, without those that date it.
std::map<std::int64_t, std::string> texts_of(std::string const& content) {
  std::map<std::int64_t, std::string> texts;
  std::string* open = nullptr;
  std::istringstream in(content);
  std::string line;
  for (std::int64_t number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("[[") && line.find('.') == std::string::npos) open = &texts[number];
    if (!open) continue;
    auto const name = line.substr(0, line.find_first_of(" =#"));
    if (contains(kDated, name) || line.starts_with("#")) continue;
    *open += line + "\n";
  }
  for (auto& [number, text] : texts) text.erase(text.find_last_not_of(" \n") + 1);
  return texts;
}

Text title_of(Node const& item) {
  for (auto const* name : {"name", "title", "label", "text", "definition"}) {
    auto const* member = find_member(item, name);
    if (member && member->kind == Node::Kind::kTable) return {text_member(*member, "en"), text_member(*member, "cs")};
  }
  return {};
}

StatedFact state(std::string const& kind, Node const& item) {
  StatedFact fact{.kind = kind, .key = fact_key(kind, item), .title = title_of(item), .override_id = item.file};
  fact.valid_from = find_member(item, "valid_from")->time;
  if (auto const* end = find_member(item, "valid_to")) fact.valid_to = end->time;
  fact.source = text_member(item, "source");
  auto const* derived = find_member(item, "derived");
  fact.derived = derived && derived->flag;
  for (auto const& [name, value] : item.members) {
    if (contains(kFactOnly, name) || value.kind == Node::Kind::kTable) continue;
    auto said = say(value);
    if (!said.empty()) fact.values.emplace_back(name, std::move(said));
  }
  return fact;
}

}  // namespace

std::string fact_key(std::string_view kind, Node const& item) {
  std::string key{kind};
  for (auto const* name : {"code", "id", "name", "vehicle", "membership", "next", "cause"}) {
    auto const text = text_member(item, name);
    if (!text.empty()) key += ":" + text;
  }
  if (!needs_scope(kind)) return key;
  std::string about;
  for (auto const name : kAbout) {
    if (auto const* member = find_member(item, name)) about += std::string{name} + "=" + say(*member) + ";";
  }
  return about.empty() ? key : fmt::format("{}:{:08x}", key, digest(about));
}

std::vector<StatedFact> stated_facts(std::vector<PackTree> const& trees, std::string const& pack) {
  std::map<std::string, std::map<std::int64_t, std::string>> texts;
  for (auto const& tree : trees) {
    if (tree.pack == pack) texts[tree.file.path] = texts_of(tree.file.content);
  }
  std::vector<StatedFact> facts;
  for (auto const& tree : trees) {
    if (tree.pack != pack) continue;
    for (auto const& [kind, list] : tree.root.members) {
      if (kind == "source") continue;
      for (auto const& item : list.items) {
        auto const* from = find_member(item, "valid_from");
        if (!from || from->kind != Node::Kind::kTime) continue;
        auto fact = state(kind, item);
        fact.text = texts[item.file.empty() ? tree.file.path : item.file][item.line];
        facts.push_back(std::move(fact));
      }
    }
  }
  return facts;
}

}  // namespace podpora::rulebook
