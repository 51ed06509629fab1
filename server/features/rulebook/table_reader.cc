#include "features/rulebook/table_reader.h"

#include <algorithm>
#include <utility>

namespace podpora::rulebook {

namespace {

constexpr std::size_t kTextMax = 4000;
constexpr std::size_t kListMax = 1000;

std::string kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::kText:
      return "text";
    case Node::Kind::kInteger:
      return "integer";
    case Node::Kind::kReal:
      return "number";
    case Node::Kind::kBool:
      return "boolean";
    case Node::Kind::kTime:
      return "date";
    case Node::Kind::kArray:
      return "array";
    case Node::Kind::kTable:
      return "table";
  }
  return {};
}

/// A date in quotes is one, too; people write both.
std::optional<Time> quoted_date(Node const& table, std::string_view key) {
  for (auto const& [name, value] : table.members) {
    if (name == key && value.kind == Node::Kind::kText) return parse_rfc3339(value.text + "T00:00:00Z");
  }
  return std::nullopt;
}

}  // namespace

TableReader::TableReader(Node const& table, std::string file, std::string field, std::vector<PackError>& errors)
    : table_(table), file_(std::move(file)), field_(std::move(field)), errors_(errors) {}

TableReader::~TableReader() {
  for (auto const& [key, value] : table_.members) {
    if (!asked_.contains(key)) report(value.line, path_of(key), "unknown_key");
  }
}

std::string TableReader::path_of(std::string_view key) const {
  return field_.empty() ? std::string{key} : field_ + "." + std::string{key};
}

void TableReader::report(std::int64_t line, std::string field, std::string code, TextArgs args) {
  errors_.push_back({file_, line, std::move(field), std::move(code), std::move(args)});
}

void TableReader::report(std::string_view key, std::string code, TextArgs args) {
  auto line = table_.line;
  for (auto const& [name, value] : table_.members) {
    if (name == key) line = value.line;
  }
  report(line, path_of(key), std::move(code), std::move(args));
}

void TableReader::unknown_word(std::string_view key, std::string const& word, std::vector<std::string> const& known) {
  std::string list;
  for (auto const& name : known) list += (list.empty() ? "" : ", ") + name;
  report(key, "unknown_word", {{"word", word}, {"known", list}});
}

Node const* TableReader::find(std::string_view key, Node::Kind kind, bool required) {
  asked_.emplace(key);
  for (auto const& [name, value] : table_.members) {
    if (name != key) continue;
    if (value.kind == kind) return &value;
    report(value.line, path_of(key), "wrong_type", {{"expected", kind_name(kind)}, {"found", kind_name(value.kind)}});
    return nullptr;
  }
  if (required) report(table_.line, path_of(key), "missing");
  return nullptr;
}

std::string TableReader::text(std::string_view key) {
  auto const* node = find(key, Node::Kind::kText, true);
  if (!node) return {};
  if (node->text.empty()) report(node->line, path_of(key), "empty");
  if (node->text.size() > kTextMax) report(node->line, path_of(key), "too_long", {{"max", std::int64_t{kTextMax}}});
  return node->text;
}

std::string TableReader::text_or_empty(std::string_view key) {
  auto const* node = find(key, Node::Kind::kText, false);
  return node ? node->text : std::string{};
}

Text TableReader::words(std::string_view key) {
  auto const* node = find(key, Node::Kind::kTable, true);
  if (!node) return {};
  TableReader reader(*node, file_, path_of(key), errors_);
  return {.en = reader.text("en"), .cs = reader.text("cs")};
}

std::optional<Text> TableReader::words_if(std::string_view key) {
  if (!find(key, Node::Kind::kTable, false)) return std::nullopt;
  return words(key);
}

std::optional<std::int64_t> TableReader::number_if(std::string_view key) {
  auto const* node = find(key, Node::Kind::kInteger, false);
  if (!node) return std::nullopt;
  if (node->integer < 0) report(node->line, path_of(key), "negative");
  return node->integer;
}

std::int64_t TableReader::number_or(std::string_view key, std::int64_t otherwise) {
  return number_if(key).value_or(otherwise);
}

bool TableReader::flag_or(std::string_view key, bool otherwise) {
  return flag_if(key).value_or(otherwise);
}

std::optional<bool> TableReader::flag_if(std::string_view key) {
  auto const* node = find(key, Node::Kind::kBool, false);
  if (!node) return std::nullopt;
  return node->flag;
}

std::optional<Time> TableReader::time(std::string_view key, bool required) {
  if (auto const quoted = quoted_date(table_, key)) {
    asked_.emplace(key);
    return quoted;
  }
  auto const* node = find(key, Node::Kind::kTime, required);
  if (!node) return std::nullopt;
  return node->time;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> values;
  auto const* node = find(key, Node::Kind::kArray, false);
  if (!node) return values;
  if (node->items.size() > kListMax) report(node->line, path_of(key), "too_many", {{"max", std::int64_t{kListMax}}});
  for (auto const& item : node->items) {
    if (item.kind == Node::Kind::kText) {
      values.push_back(item.text);
    } else {
      report(item.line, path_of(key), "wrong_type",
             {{"expected", kind_name(Node::Kind::kText)}, {"found", kind_name(item.kind)}});
    }
  }
  return values;
}

std::vector<std::string> TableReader::words_of(std::string_view key, std::vector<std::string> const& known) {
  auto words = texts(key);
  for (auto const& word : words) {
    if (std::find(known.begin(), known.end(), word) == known.end()) unknown_word(key, word, known);
  }
  return words;
}

std::string TableReader::word_or_empty(std::string_view key, std::vector<std::string> const& known) {
  auto word = text_or_empty(key);
  if (!word.empty() && std::find(known.begin(), known.end(), word) == known.end()) unknown_word(key, word, known);
  return word;
}

void TableReader::fact(Fact& fact) {
  fact.valid_from = time("valid_from", true).value_or(Time{});
  fact.valid_to = time("valid_to", false);
  fact.source = text("source");
  fact.derived = flag_or("derived", false);
  if (fact.valid_to && *fact.valid_to <= fact.valid_from) report("valid_to", "ends_before_it_begins");
}

Scope TableReader::scope() {
  Scope scope;
  scope.services = texts("services");
  scope.kinds = many<Kind>("kinds");
  scope.natures = many<Nature>("natures");
  scope.areas = texts("areas");
  scope.partner_roles = many<PartnerRole>("partner_roles");
  scope.clouds = many<customers::Cloud>("clouds");
  scope.tenants = many<Tenant>("tenants");
  scope.product_versions = words_of("product_versions", product_versions());
  scope.severities = many<Severity>("severities");
  scope.languages = texts("languages");
  return scope;
}

}  // namespace podpora::rulebook
