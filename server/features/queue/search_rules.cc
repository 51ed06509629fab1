#include "features/queue/search_rules.h"

#include "platform/base/text.h"

#include <algorithm>
#include <charconv>

namespace podpora::queue {

namespace {

constexpr std::string_view kFields[] = {"state",  "kind",  "nature", "severity", "service", "customer", "assignee",
                                        "before", "after", "due",    "has",      "csat",    "number",   "case"};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_field(std::string_view name) {
  return std::ranges::find(kFields, name) != std::end(kFields);
}

std::string list_of_fields() {
  std::string list;
  for (auto const field : kFields) list += (list.empty() ? "" : ", ") + std::string{field} + ":";
  return list;
}

/// Reads one search from its front to its end.
class Reader {
 public:
  Reader(std::string_view text, std::string const& pointer) : text_(text), pointer_(pointer) {}

  Result<std::vector<Term>> read() {
    std::vector<Term> terms;
    while (skip_space()) {
      if (terms.size() == kTermsMax) {
        return invalid(pointer_, "search-long", {{"max", static_cast<std::int64_t>(kTermsMax)}, here(at_)});
      }
      auto term = TRY(read_term());
      if (!term.value.empty()) terms.push_back(std::move(term));
    }
    return terms;
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  /// Which character a byte belongs to, from 1: continuation bytes do not count.
  std::size_t character(std::size_t byte) const {
    auto const before = text_.substr(0, byte);
    return 1 +
           static_cast<std::size_t>(std::ranges::count_if(before, [](unsigned char c) { return (c & 0xc0) != 0x80; }));
  }
  TextArg here(std::size_t byte) const { return {"at", static_cast<std::int64_t>(character(byte))}; }

  Result<Term> read_term() {
    Term term{.at = character(at_)};
    auto const begin = at_;
    if (text_[at_] == '-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1])) {
      term.is_negated = true;
      ++at_;
    }
    auto const name = field_here();
    if (!name.empty()) {
      at_ += name.size() + 1;
      term.field = ascii_lower(name);
    }
    if (at_ < text_.size() && text_[at_] == '"') {
      term.is_quoted = true;
      term.value = TRY(read_quoted());
    } else {
      term.value = read_word();
    }
    if (term.field.empty()) return term;
    if (!is_field(term.field)) {
      return invalid(pointer_, "search-field", {{"field", term.field}, {"known", list_of_fields()}, here(begin)});
    }
    if (trim(term.value).empty()) return invalid(pointer_, "search-empty", {{"field", term.field}, here(begin)});
    return term;
  }

  /// The letters before a colon, where they are an operator: of a known one always, of another when a value follows.
  std::string_view field_here() const {
    auto end = at_;
    while (end < text_.size() && ((text_[end] | 0x20) >= 'a' && (text_[end] | 0x20) <= 'z')) ++end;
    if (end == at_ || end >= text_.size() || text_[end] != ':') return {};
    auto const name = text_.substr(at_, end - at_);
    if (is_field(ascii_lower(name))) return name;
    auto const rest = text_.substr(end + 1);
    return rest.empty() || is_space(rest.front()) || rest.starts_with("/") ? std::string_view{} : name;
  }

  std::string read_word() {
    auto const begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
    return std::string{text_.substr(begin, at_ - begin)};
  }

  Result<std::string> read_quoted() {
    auto const end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos) return invalid(pointer_, "search-quote", {here(at_)});
    auto value = std::string{text_.substr(at_ + 1, end - at_ - 1)};
    at_ = end + 1;
    return value;
  }

  std::string_view text_;
  std::string const& pointer_;
  std::size_t at_{0};
};

template <class Number>
std::optional<Number> number_in(std::string_view digits) {
  Number number{};
  auto const [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc{} || rest != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

Result<std::vector<Term>> parse_search(std::string_view text, std::string const& pointer) {
  return Reader(text, pointer).read();
}

std::vector<std::string> parts_of(std::string_view value) {
  std::vector<std::string> parts;
  while (!value.empty()) {
    auto const comma = value.find(',');
    if (auto part = trim(value.substr(0, comma)); !part.empty()) parts.push_back(std::move(part));
    value = comma == std::string_view::npos ? std::string_view{} : value.substr(comma + 1);
  }
  return parts;
}

std::optional<std::chrono::seconds> parse_stretch(std::string_view text) {
  if (text.size() < 2 || text.size() > 6) return std::nullopt;
  auto const number = number_in<unsigned>(text.substr(0, text.size() - 1));
  if (!number) return std::nullopt;
  switch (text.back()) {
    case 'm':
      return std::chrono::minutes{*number};
    case 'h':
      return std::chrono::hours{*number};
    case 'd':
      return std::chrono::days{*number};
    case 'w':
      return std::chrono::weeks{*number};
    default:
      return std::nullopt;
  }
}

std::optional<std::chrono::sys_days> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = number_in<unsigned>(text.substr(0, 4));
  auto const month = number_in<unsigned>(text.substr(5, 2));
  auto const day = number_in<unsigned>(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                                         std::chrono::day{*day}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

}  // namespace podpora::queue
