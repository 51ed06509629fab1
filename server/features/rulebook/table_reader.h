#pragma once

#include "features/rulebook/pack_tree.h"
#include "features/rulebook/rulebook.h"
#include "platform/base/enum_text.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::rulebook {

/// Reads one table of a pack field by field. What is missing, of the wrong type or not known becomes an error with
/// file, line and field, and reading goes on, so that one run shows every mistake.
class TableReader {
 public:
  TableReader(Node const& table, std::string file, std::string field, std::vector<PackError>& errors);
  TableReader(TableReader const&) = delete;
  /// Reports the keys that nobody asked for.
  ~TableReader();

  std::string text(std::string_view key);
  std::string text_or_empty(std::string_view key);
  Text words(std::string_view key);
  std::optional<Text> words_if(std::string_view key);
  std::int64_t number_or(std::string_view key, std::int64_t otherwise);
  std::optional<std::int64_t> number_if(std::string_view key);
  bool flag_or(std::string_view key, bool otherwise);
  std::optional<bool> flag_if(std::string_view key);
  std::optional<Time> time(std::string_view key, bool required);
  std::vector<std::string> texts(std::string_view key);

  template <class E>
  E one_of(std::string_view key) {
    return one<E>(key, std::nullopt);
  }
  template <class E>
  E one_of(std::string_view key, E otherwise) {
    return one<E>(key, otherwise);
  }
  template <class E>
  std::optional<E> one_if(std::string_view key) {
    auto const word = text_or_empty(key);
    if (word.empty()) return std::nullopt;
    auto const value = parse_enum<E>(word);
    if (!value) unknown_word(key, word, enum_names<E>());
    return value;
  }
  template <class E>
  std::vector<E> many(std::string_view key) {
    std::vector<E> values;
    for (auto const& word : texts(key)) {
      if (auto const value = parse_enum<E>(word)) {
        values.push_back(*value);
      } else {
        unknown_word(key, word, enum_names<E>());
      }
    }
    return values;
  }

  /// Texts that must be among `known`.
  std::vector<std::string> words_of(std::string_view key, std::vector<std::string> const& known);
  /// A text that must be among `known`, or empty.
  std::string word_or_empty(std::string_view key, std::vector<std::string> const& known);

  /// The items of an array of tables; each is called with its table and its field path.
  template <class F>
  void each(std::string_view key, F&& f) {
    auto const* node = find(key, Node::Kind::kArray, false);
    if (!node) return;
    for (std::size_t i = 0; i < node->items.size(); ++i) {
      auto const path = path_of(key) + "[" + std::to_string(i) + "]";
      if (node->items[i].kind != Node::Kind::kTable) {
        report(node->items[i].line, path, "not_a_table");
        continue;
      }
      auto const& item = node->items[i];
      auto const own = !item.file.empty();
      TableReader reader(item, own ? item.file : file_, own ? item.field : path, errors_);
      f(reader);
    }
  }

  /// valid_from, valid_to, source, derived: what every fact has.
  void fact(Fact& fact);
  /// The lists that restrict a fact.
  Scope scope();

  void report(std::string_view key, std::string code, TextArgs args = {});
  std::int64_t line() const { return table_.line; }
  std::string const& file() const { return file_; }
  std::string const& field() const { return field_; }
  /// True for a desk's own item.
  bool is_own() const { return !table_.file.empty(); }

 private:
  Node const* find(std::string_view key, Node::Kind kind, bool required);
  void report(std::int64_t line, std::string field, std::string code, TextArgs args = {});
  void unknown_word(std::string_view key, std::string const& word, std::vector<std::string> const& known);
  std::string path_of(std::string_view key) const;

  template <class E>
  E one(std::string_view key, std::optional<E> otherwise) {
    auto const word = otherwise ? text_or_empty(key) : text(key);
    if (word.empty()) return otherwise.value_or(E{});
    if (auto const value = parse_enum<E>(word)) return *value;
    unknown_word(key, word, enum_names<E>());
    return otherwise.value_or(E{});
  }

  Node const& table_;
  std::string file_;
  std::string field_;
  std::vector<PackError>& errors_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace podpora::rulebook
