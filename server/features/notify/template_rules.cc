#include "features/notify/template_rules.h"

#include <algorithm>
#include <functional>

namespace podpora::notify {

namespace {

/// Calls `plain(text)` and `field(name)` for the pieces of a text, in order.
void each_piece(std::string_view text, std::function<void(std::string_view)> const& plain,
                std::function<void(std::string_view)> const& field) {
  auto const is_name = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  while (!text.empty()) {
    auto const open = std::min(text.find('{'), text.size());
    auto const end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(std::min(open + 1, text.size())),
                                      text.end(), is_name);
    auto const close = static_cast<std::size_t>(end - text.begin());
    bool const named = close > open + 1 && end != text.end() && *end == '}';
    if (!named) {
      auto const piece = std::min(open + 1, text.size());
      plain(text.substr(0, piece));
      text.remove_prefix(piece);
      continue;
    }
    plain(text.substr(0, open));
    field(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace

Result<void> check_fields(std::string_view text, std::vector<std::string_view> const& names,
                          std::string const& pointer) {
  std::string unknown;
  each_piece(
      text, [](std::string_view) {},
      [&](std::string_view name) {
        if (unknown.empty() && std::ranges::find(names, name) == names.end()) unknown = name;
      });
  if (!unknown.empty()) return invalid(pointer, "unknown-field", {{"field", unknown}});
  return {};
}

std::string fill_in(std::string_view text, std::vector<Field> const& fields) {
  std::string out;
  each_piece(
      text, [&](std::string_view plain) { out += plain; },
      [&](std::string_view name) {
        auto const found = std::ranges::find(fields, name, &Field::name);
        if (found == fields.end()) {
          out.append("{").append(name).append("}");
          return;
        }
        for (char const c : found->value) out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      });
  return out;
}

}  // namespace podpora::notify
