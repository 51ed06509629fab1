#pragma once

#include "features/macros/snippet.h"
#include "platform/http/wire.h"

namespace podpora::macros {

/// A snippet as whoever may use it sees it.
struct SnippetView {
  SnippetId id;
  std::string name;
  Texts texts;  ///< by language
  bool is_shared{false};
  bool is_own{false};
  bool can_change{false};
  std::int64_t revision{0};  ///< for `If-Match`
};
BOOST_DESCRIBE_STRUCT(SnippetView, (), (id, name, texts, is_shared, is_own, can_change, revision))

struct Snippets {
  std::vector<SnippetView> items;         ///< by name
  std::vector<std::string> placeholders;  ///< what a text may name in double braces
};
BOOST_DESCRIBE_STRUCT(Snippets, (), (items, placeholders))

struct SnippetRequest {
  std::string name;
  Texts texts;
  std::optional<bool> shared;
};
BOOST_DESCRIBE_STRUCT(SnippetRequest, (), (name, texts, shared))
inline std::vector<http::FieldLimit> wire_limits(SnippetRequest const*) {
  return {{"name", {.min = 1, .max = 80}}, {"texts", {.min = 0, .max = 10}}};
}

/// A snippet ready for one ticket's reply.
struct FilledSnippet {
  SnippetId id;
  std::string name;
  std::string language;
  std::string body;               ///< what is known is filled in
  std::vector<std::string> left;  ///< what is not, as it stands in the body
  bool is_shared{false};
};
BOOST_DESCRIBE_STRUCT(FilledSnippet, (), (id, name, language, body, left, is_shared))

struct FilledSnippets {
  std::vector<FilledSnippet> items;
  std::string language;  ///< the customer's; a snippet that lacks it comes in one that it has
};
BOOST_DESCRIBE_STRUCT(FilledSnippets, (), (items, language))

}  // namespace podpora::macros
