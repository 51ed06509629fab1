#pragma once

#include "platform/base/clock.h"
#include "platform/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace podpora::rulebook {

/// One text of a pack: a path for messages, and what it says.
struct PackFile {
  std::string path;
  std::string content;
};

/// Something wrong in a pack. The sentence is the catalogue's `rulepack.<code>` with `args`.
struct PackError {
  std::string file;
  std::int64_t line{0};
  std::string field;  ///< `vehicle[3].name.cs`; empty for the file itself
  std::string code;
  TextArgs args;

  bool operator==(PackError const&) const = default;
};

/// A value of a TOML document with its line, so that messages can point at it.
struct Node {
  enum class Kind : std::uint8_t { kText, kInteger, kReal, kBool, kTime, kArray, kTable };

  Kind kind{Kind::kTable};
  std::int64_t line{0};
  std::string text;
  std::int64_t integer{0};
  double real{0};
  bool flag{false};
  Time time;
  std::vector<Node> items;
  std::vector<std::pair<std::string, Node>> members;
  std::string file;   ///< of a desk's own item: where it stands, other than in the document around it; else empty
  std::string field;  ///< the path there
};

/// The member of a table, or null.
Node const* find_member(Node const& table, std::string_view name);
/// Sets or adds a member.
void set_member(Node& table, std::string_view name, Node value);
/// Takes a member out, if it is there.
void erase_member(Node& table, std::string_view name);

/// Reads TOML. A file that is none gives one error with its line and an empty table.
Node parse_toml(PackFile const& file, std::vector<PackError>& errors);

}  // namespace podpora::rulebook
