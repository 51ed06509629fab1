#include "platform/mail/imap_rules.h"

#include "platform/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace podpora::mail {

namespace {

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  auto const* end = text.data() + text.size();
  auto const [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || rest != end || text.empty()) return std::nullopt;
  return number;
}

/// Walks through an answer word by word. A word is an atom, a string, a literal, or one parenthesis.
class Words {
 public:
  explicit Words(ImapAnswer& answer) : answer_(answer) {}

  struct Word {
    enum class Kind { kAtom, kString, kOpen, kClose };
    Kind kind{Kind::kAtom};
    std::string text;
  };

  std::optional<Word> next() {
    skip_spaces();
    if (piece_ >= answer_.text.size()) return std::nullopt;
    auto const rest = rest_of_piece();
    if (rest.empty() || (rest.front() == '{' && literal_size(rest))) return take_literal();
    if (rest.front() == '(' || rest.front() == ')') {
      ++at_;
      return Word{rest.front() == '(' ? Word::Kind::kOpen : Word::Kind::kClose, {}};
    }
    return rest.front() == '"' ? take_quoted(rest) : take_atom(rest);
  }

 private:
  std::string_view rest_of_piece() const { return std::string_view{answer_.text[piece_]}.substr(at_); }

  void skip_spaces() {
    while (piece_ < answer_.text.size() && at_ < answer_.text[piece_].size() && answer_.text[piece_][at_] == ' ') ++at_;
  }

  std::optional<Word> take_literal() {
    if (piece_ >= answer_.literals.size()) return std::nullopt;
    Word word{Word::Kind::kString, std::move(answer_.literals[piece_])};
    ++piece_;
    at_ = 0;
    return word;
  }

  std::optional<Word> take_quoted(std::string_view rest) {
    Word word{Word::Kind::kString, {}};
    for (std::size_t i = 1; i < rest.size(); ++i) {
      if (rest[i] == '"') {
        at_ += i + 1;
        return word;
      }
      if (rest[i] == '\\' && ++i == rest.size()) break;
      word.text += rest[i];
    }
    return std::nullopt;
  }

  /// Up to a space or parenthesis; what stands in brackets belongs to the atom: `BODY[HEADER.FIELDS (DATE)]`.
  std::optional<Word> take_atom(std::string_view rest) {
    std::size_t end = 0;
    for (bool bracket = false; end < rest.size(); ++end) {
      char const c = rest[end];
      if (c == '[') bracket = true;
      if (c == ']') bracket = false;
      if (!bracket && (c == ' ' || c == '(' || c == ')')) break;
    }
    at_ += end;
    return Word{Word::Kind::kAtom, std::string{rest.substr(0, end)}};
  }

  ImapAnswer& answer_;
  std::size_t piece_{0};
  std::size_t at_{0};
};

using Kind = Words::Word::Kind;

/// Passes over one value, which may be a list of lists. False when it does not end.
bool skip_value(Words& words, Words::Word const& first) {
  int depth = first.kind == Kind::kOpen ? 1 : 0;
  while (depth > 0) {
    auto const word = words.next();
    if (!word) return false;
    if (word->kind == Kind::kOpen) ++depth;
    if (word->kind == Kind::kClose) --depth;
  }
  return true;
}

bool take_item(Words& words, std::string const& name, ImapFetched& fetched) {
  auto value = words.next();
  if (!value) return false;
  auto const item = ascii_lower(name);
  if (item == "uid" && value->kind == Kind::kAtom) {
    fetched.uid = number_in<std::uint32_t>(value->text).value_or(0);
    return fetched.uid != 0;
  }
  if (item == "rfc822.size" && value->kind == Kind::kAtom) {
    fetched.size = number_in<std::uint64_t>(value->text);
    return fetched.size.has_value();
  }
  if (item.starts_with("body[")) {
    if (value->kind == Kind::kString) fetched.body = std::move(value->text);
    return value->kind == Kind::kString || ascii_lower(value->text) == "nil";
  }
  return skip_value(words, *value);
}

/// Sixteen-bit units of the UTF-8 text, in big-endian bytes.
std::string utf16_of(std::string_view text) {
  std::string out;
  auto const put = [&](std::uint32_t unit) {
    out += static_cast<char>(unit >> 8 & 0xff);
    out += static_cast<char>(unit & 0xff);
  };
  for (std::size_t i = 0; i < text.size();) {
    auto const byte = static_cast<unsigned char>(text[i]);
    std::size_t const size = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    std::uint32_t point = size == 1 ? byte : byte & (0xffU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < text.size(); ++k)
      point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    i += size;
    if (point >= 0x10000) {
      put(0xd800 + ((point - 0x10000) >> 10));
      put(0xdc00 + ((point - 0x10000) & 0x3ff));
    } else {
      put(point);
    }
  }
  return out;
}

/// Base64 with `,` for `/` and without padding.
std::string shifted(std::string_view text) {
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (char const c : utf16_of(text)) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    held += 8;
    while (held >= 6) {
      held -= 6;
      out += alphabet[bits >> held & 63];
    }
  }
  if (held > 0) out += alphabet[bits << (6 - held) & 63];
  return '&' + out + '-';
}

bool is_plain(char c) {
  return c >= 0x20 && c < 0x7f;
}

}  // namespace

std::optional<std::uint64_t> literal_size(std::string_view line) {
  if (!line.ends_with('}')) return std::nullopt;
  auto const open = line.rfind('{');
  if (open == std::string_view::npos) return std::nullopt;
  return number_in<std::uint64_t>(line.substr(open + 1, line.size() - open - 2));
}

std::optional<ImapFetched> parse_fetch(ImapAnswer answer) {
  Words words(answer);
  auto const star = words.next();
  auto const number = words.next();
  auto const fetch = words.next();
  auto const open = words.next();
  if (!star || star->text != "*" || !number || !fetch || ascii_lower(fetch->text) != "fetch" || !open ||
      open->kind != Kind::kOpen) {
    return std::nullopt;
  }
  ImapFetched fetched;
  for (;;) {
    auto const name = words.next();
    if (!name) return std::nullopt;
    if (name->kind == Kind::kClose) return fetched;
    if (name->kind != Kind::kAtom || !take_item(words, name->text, fetched)) return std::nullopt;
  }
}

std::optional<std::vector<std::uint32_t>> parse_search(std::string_view line) {
  constexpr std::string_view kPrefix = "* search";
  if (ascii_lower(line.substr(0, kPrefix.size())) != kPrefix) return std::nullopt;
  auto rest = line.substr(kPrefix.size());
  std::vector<std::uint32_t> found;
  while (!rest.empty()) {
    if (rest.front() == ' ') {
      rest.remove_prefix(1);
      continue;
    }
    auto const end = std::min(rest.find(' '), rest.size());
    auto const number = number_in<std::uint32_t>(rest.substr(0, end));
    if (!number) return std::nullopt;
    found.push_back(*number);
    rest.remove_prefix(end);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<std::uint32_t> code_number(std::string_view line, std::string_view code) {
  auto const key = "[" + ascii_lower(code) + " ";
  auto const at = ascii_lower(line).find(key);
  if (at == std::string::npos) return std::nullopt;
  auto const rest = line.substr(at + key.size());
  return number_in<std::uint32_t>(rest.substr(0, rest.find_first_of("] ")));
}

std::optional<std::uint32_t> untagged_number(std::string_view line, std::string_view word) {
  if (!line.starts_with("* ")) return std::nullopt;
  auto const rest = line.substr(2);
  auto const space = rest.find(' ');
  if (space == std::string_view::npos || ascii_lower(rest.substr(space + 1)) != ascii_lower(word)) return std::nullopt;
  return number_in<std::uint32_t>(rest.substr(0, space));
}

std::string quoted_folder(std::string_view name) {
  std::string out = "\"";
  for (std::size_t i = 0; i < name.size();) {
    char const c = name[i];
    if (!is_plain(c)) {
      auto const end = std::find_if(name.begin() + static_cast<std::ptrdiff_t>(i), name.end(), is_plain);
      auto const size = static_cast<std::size_t>(end - name.begin()) - i;
      out += shifted(name.substr(i, size));
      i += size;
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
    if (c == '&') out += '-';
    ++i;
  }
  return out + '"';
}

std::string uid_set(std::vector<std::uint32_t> const& uids) {
  std::string set;
  for (std::size_t i = 0; i < uids.size();) {
    auto last = i;
    while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1) ++last;
    if (!set.empty()) set += ',';
    set += std::to_string(uids[i]);
    if (last > i) set += ':' + std::to_string(uids[last]);
    i = last + 1;
  }
  return set;
}

std::string imap_date(int year, unsigned month, unsigned day) {
  static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return std::to_string(day) + '-' + std::string{months.at(month - 1)} + '-' + std::to_string(year);
}

}  // namespace podpora::mail
