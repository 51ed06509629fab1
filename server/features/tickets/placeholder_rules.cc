#include "features/tickets/placeholder_rules.h"

#include "platform/base/text.h"

#include <algorithm>
#include <functional>

namespace podpora::tickets {

namespace {

constexpr std::size_t kBlankMax = 80;  ///< bytes of a blank's words

/// A piece of a text: plain words, or what stands between double braces.
struct Piece {
  std::string_view text;
  bool is_placeholder{false};
};

bool is_name(std::string_view inner) {
  auto const dot = inner.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == inner.size()) return false;
  return std::ranges::all_of(inner, [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; });
}

bool is_blank(std::string_view inner) {
  if (inner.size() < 2 || inner.front() != '?' || inner.size() > kBlankMax) return false;
  return inner.find_first_of("{}\r\n") == std::string_view::npos;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open + 1)) {
    auto const close = text.find("}}", open + 2);
    if (close == std::string_view::npos) break;
    auto const inner = text.substr(open + 2, close - open - 2);
    if (!is_name(inner) && !is_blank(inner)) continue;
    if (open > begin) pieces.push_back({text.substr(begin, open - begin)});
    pieces.push_back({inner, true});
    begin = close + 2;
    open = begin - 1;
  }
  if (begin < text.size()) pieces.push_back({text.substr(begin)});
  return pieces;
}

bool is_known(std::string_view inner) {
  return std::ranges::find(placeholder_names(), inner) != placeholder_names().end();
}

/// Lines and columns of a text, counted from 1 in characters.
TextArgs place_of(std::string_view text, std::size_t at) {
  auto const before = text.substr(0, at);
  auto const line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  auto const column = std::ranges::count_if(before.substr(line_start), [](unsigned char c) { return c >> 6 != 2; });
  return {{"line", std::int64_t{std::ranges::count(before, '\n') + 1}}, {"column", std::int64_t{column + 1}}};
}

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

/// Somebody's words as Markdown that is nothing but these words. CommonMark 0.30 section 2.4: a backslash makes any
/// ASCII punctuation plain. Only what can begin something is marked, so that people can read what they are about to
/// send.
std::string as_words(std::string_view given) {
  auto const value = trim(given);
  auto const is_word = [&](std::size_t at) { return at < value.size() && is_letter(value[at]); };
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    char const c = value[at];
    bool const begins_line = at == 0 && std::string_view{"#+-=>"}.find(c) != std::string_view::npos;
    // Section 6.2: an underscore within a word emphasises nothing; addresses are full of them.
    bool const within_word = c == '_' && at > 0 && is_word(at - 1) && is_word(at + 1);
    bool const begins = std::string_view{"\\`*_[]<>~|"}.find(c) != std::string_view::npos && !within_word;
    if (begins_line || begins) out += '\\';
    out += static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? ' ' : c;
  }
  return out;
}

std::string in_braces(std::string_view inner) {
  return "{{" + std::string{inner} + "}}";
}

}  // namespace

std::vector<std::string_view> const& placeholder_names() {
  static std::vector<std::string_view> const names{"contact.name",  "contact.email",  "customer.name",
                                                   "ticket.number", "ticket.subject", "ticket.link",
                                                   "agent.name",    "desk.name",      "promise.due"};
  return names;
}

Result<void> check_placeholders(std::string_view text, std::string const& pointer) {
  for (auto const& piece : pieces_of(text)) {
    if (!piece.is_placeholder || is_blank(piece.text) || is_known(piece.text)) continue;
    auto args = place_of(text, static_cast<std::size_t>(piece.text.data() - text.data()) - 2);
    args.insert(args.begin(), {"field", in_braces(piece.text)});
    return invalid(pointer, "unknown-placeholder", std::move(args));
  }
  return {};
}

std::string fill_placeholders(std::string_view text, PlaceholderValues const& values) {
  std::string out;
  for (auto const& piece : pieces_of(text)) {
    auto const found = piece.is_placeholder ? values.find(piece.text) : values.end();
    if (found != values.end() && !trim(found->second).empty()) {
      out += as_words(found->second);
    } else {
      out += piece.is_placeholder ? in_braces(piece.text) : std::string{piece.text};
    }
  }
  return out;
}

std::vector<std::string> unfilled(std::string_view text) {
  std::vector<std::string> left;
  for (auto const& piece : pieces_of(text)) {
    if (piece.is_placeholder && (is_blank(piece.text) || is_known(piece.text))) left.push_back(in_braces(piece.text));
  }
  return left;
}

Result<void> check_filled(std::string_view text, std::string const& pointer) {
  auto const left = unfilled(text);
  if (left.empty()) return {};
  return invalid(pointer, "placeholder-left", {{"field", left.front()}});
}

}  // namespace podpora::tickets
