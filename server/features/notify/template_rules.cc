#include "features/notify/template_rules.h"

#include "platform/base/text.h"

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

/// Lines and columns of a text, counted from 1 in characters.
TextArgs place_of(std::string_view text, std::size_t at) {
  auto const before = text.substr(0, at);
  auto const line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  auto const column = std::ranges::count_if(before.substr(line_start), [](unsigned char c) { return c >> 6 != 2; });
  return {{"line", std::int64_t{std::ranges::count(before, '\n') + 1}}, {"column", std::int64_t{column + 1}}};
}

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

void append_value(std::string& out, Field const& field, FillFor purpose) {
  if (field.shape == FieldShape::kBlock) {
    out += field.value;
    return;
  }
  // Four blanks at the start of a line would begin a block of code.
  auto const value = purpose == FillFor::kMarkdown ? trim(field.value) : field.value;
  for (char const c : value) {
    // CommonMark 0.30 section 2.4: any ASCII punctuation behind a backslash is just that character.
    if (purpose == FillFor::kMarkdown && is_punctuation(c)) out += '\\';
    out += static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? ' ' : c;
  }
}

/// Blocks that are empty leave lines behind.
std::string without_empty_ends(std::string text) {
  text.erase(text.find_last_not_of("\r\n\t ") + 1);
  text.erase(0, text.find_first_not_of("\r\n"));
  return text;
}

}  // namespace

Result<void> check_fields(std::string_view text, std::vector<std::string_view> const& names,
                          std::string const& pointer) {
  std::string_view unknown;
  each_piece(
      text, [](std::string_view) {},
      [&](std::string_view name) {
        if (unknown.empty() && std::ranges::find(names, name) == names.end()) unknown = name;
      });
  if (unknown.empty()) return {};
  auto args = place_of(text, static_cast<std::size_t>(unknown.data() - text.data()) - 1);
  args.insert(args.begin(), {"field", std::string{unknown}});
  return invalid(pointer, "unknown-field", std::move(args));
}

bool names_field(std::string_view text, std::string_view name) {
  bool found = false;
  each_piece(
      text, [](std::string_view) {}, [&](std::string_view one) { found = found || one == name; });
  return found;
}

std::string fill_in(std::string_view text, std::vector<Field> const& fields, FillFor purpose) {
  std::string out;
  bool left_empty = false;  // a block that stands alone leaves no empty lines behind
  each_piece(
      text,
      [&](std::string_view plain) {
        if (left_empty) plain.remove_prefix(std::min(plain.find_first_not_of('\n'), plain.size()));
        left_empty = false;
        out += plain;
      },
      [&](std::string_view name) {
        auto const found = std::ranges::find(fields, name, &Field::name);
        if (found == fields.end()) {
          out.append("{").append(name).append("}");
          return;
        }
        left_empty = found->shape == FieldShape::kBlock && found->value.empty() && (out.empty() || out.back() == '\n');
        append_value(out, *found, purpose);
      });
  return out;
}

Rendered render(TemplateText const& text, std::vector<Field> const& fields) {
  auto subject = fill_in(text.subject, fields);
  std::ranges::replace_if(
      subject, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
  return {.subject = trim(subject),
          .body = without_empty_ends(fill_in(text.body, fields)),
          .markup = without_empty_ends(fill_in(text.body, fields, FillFor::kMarkdown))};
}

}  // namespace podpora::notify
