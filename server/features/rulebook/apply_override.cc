#include "features/rulebook/apply_override.h"

#include "features/rulebook/stated_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace podpora::rulebook {

namespace {

Node text_node(std::string text) {
  return {.kind = Node::Kind::kText, .text = std::move(text)};
}

Node time_node(Time time) {
  return {.kind = Node::Kind::kTime, .time = time};
}

bool is_dated(Node const& item) {
  auto const* from = find_member(item, "valid_from");
  auto const* to = find_member(item, "valid_to");
  return item.kind == Node::Kind::kTable && from && from->kind == Node::Kind::kTime &&
         (!to || to->kind == Node::Kind::kTime);
}

class Applier {
 public:
  Applier(std::vector<PackTree>& trees, Override const& override, std::vector<PackError>& errors)
      : trees_(trees), override_(override), until_(override.until()), errors_(errors), file_(to_text(override.id)) {}

  void run() {
    auto const first =
        std::find_if(trees_.begin(), trees_.end(), [&](auto const& t) { return t.pack == override_.pack; });
    if (first == trees_.end()) {
      errors_.push_back({file_, 0, "pack", "refers_to_nothing", {{"code", override_.pack}}});
      return;
    }
    auto const errors_before = errors_.size();
    auto fragment = parse_toml({file_, override_.fragment}, errors_);
    if (errors_.size() > errors_before) return;
    prepare(fragment);
    for (std::size_t i = 0; i < override_.replaces.size(); ++i) cut(i, fragment);
    add_source(fragment);
    set_member(fragment, "pack", text_node(override_.pack));
    auto const place =
        std::find_if(trees_.begin(), trees_.end(), [&](auto const& t) { return t.pack == override_.pack; });
    trees_.insert(place, {{file_, override_.fragment}, override_.pack, std::move(fragment)});
  }

 private:
  void report(Node const& at, std::string field, std::string code) {
    errors_.push_back({file_, at.line, std::move(field), std::move(code), {}});
  }

  /// Dates and source come from the override; the rest is what the fragment says.
  void prepare(Node& fragment) {
    for (auto& [kind, list] : fragment.members) {
      constexpr std::array<std::string_view, 4> kHeads{"pack", "name", "vendor", "edition"};
      if (std::find(kHeads.begin(), kHeads.end(), kind) != kHeads.end()) report(list, kind, "not_in_an_override");
      for (std::size_t i = 0; i < list.items.size(); ++i) prepare(list.items[i], kind, i);
    }
  }

  void prepare(Node& item, std::string const& kind, std::size_t place) {
    item.file = file_;
    item.field = kind + "[" + std::to_string(place) + "]";
    if (item.kind != Node::Kind::kTable || kind == "source") return;
    for (auto const* date : {"valid_from", "valid_to"}) {
      if (auto const* member = find_member(item, date)) {
        report(*member, item.field + "." + date, "dated_by_the_override");
      }
    }
    set_member(item, "valid_from", time_node(override_.valid_from));
    erase_member(item, "valid_to");
    if (until_) set_member(item, "valid_to", time_node(*until_));
    if (!find_member(item, "source")) set_member(item, "source", text_node(file_));
  }

  /// The parts of an item that lie outside the override's time.
  std::vector<Node> outside(Node const& item) const {
    auto const from = find_member(item, "valid_from")->time;
    auto const* end = find_member(item, "valid_to");
    std::vector<Node> parts;
    if (from < override_.valid_from) {
      parts.push_back(item);
      if (!end || override_.valid_from < end->time)
        set_member(parts.back(), "valid_to", time_node(override_.valid_from));
    }
    if (until_ && (!end || *until_ < end->time)) {
      parts.push_back(item);
      set_member(parts.back(), "valid_from", time_node(std::max(from, *until_)));
    }
    return parts;
  }

  void cut(std::size_t index, Node& fragment) {
    auto const& key = override_.replaces[index];
    bool found = false;
    for (auto& tree : trees_) {
      if (tree.pack != override_.pack) continue;
      for (auto& [kind, list] : tree.root.members) {
        if (kind == "edition" || kind == "source" || !key.starts_with(kind + ":")) continue;
        for (std::size_t i = 0; i < list.items.size();) {
          if (!is_dated(list.items[i]) || fact_key(kind, list.items[i]) != key) {
            ++i;
            continue;
          }
          found = true;
          auto parts = outside(list.items[i]);
          auto own = take(fragment, kind);
          parts.insert(parts.begin(), own.begin(), own.end());
          auto const at = list.items.begin() + static_cast<std::ptrdiff_t>(i);
          list.items.insert(list.items.erase(at), parts.begin(), parts.end());
          i += parts.size();
        }
      }
    }
    if (!found) {
      errors_.push_back({file_, 0, "replaces[" + std::to_string(index) + "]", "refers_to_nothing", {{"code", key}}});
    }
  }

  /// The fragment's items of a kind, once: they go to the first place that they replace.
  static std::vector<Node> take(Node& fragment, std::string const& kind) {
    for (auto& [name, list] : fragment.members) {
      if (name == kind) return std::exchange(list.items, {});
    }
    return {};
  }

  /// The override is its own source: its reason, on the day on which it was made.
  void add_source(Node& fragment) {
    Node source{.file = file_, .field = "source"};
    set_member(source, "id", text_node(file_));
    set_member(source, "page", text_node(override_.reason));
    set_member(source, "date", time_node(override_.created_at));
    set_member(source, "trust", text_node("desk"));
    for (auto& [name, list] : fragment.members) {
      if (name == "source" && list.kind == Node::Kind::kArray) {
        list.items.push_back(std::move(source));
        return;
      }
    }
    Node list{.kind = Node::Kind::kArray};
    list.items.push_back(std::move(source));
    fragment.members.emplace_back("source", std::move(list));
  }

  std::vector<PackTree>& trees_;
  Override const& override_;
  std::optional<Time> until_;
  std::vector<PackError>& errors_;
  std::string file_;
};

}  // namespace

void apply_override(std::vector<PackTree>& trees, Override const& override, std::vector<PackError>& errors) {
  auto const until = override.until();
  if (until && *until <= override.valid_from) return;  // ended before it began
  Applier(trees, override, errors).run();
}

}  // namespace podpora::rulebook
