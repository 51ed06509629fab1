#pragma once

#include "platform/base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::queue {

/// Most terms of one search.
constexpr std::size_t kTermsMax = 40;

/// One part of a search: `word`, `"a phrase"`, `field:value`, `field:"a value"`, each with a `-` before it for what is
/// not wanted.
struct Term {
  std::string field;  ///< lower case; empty for words and phrases
  std::string value;
  bool is_negated{false};
  bool is_quoted{false};
  std::size_t at{1};  ///< which character it begins with, from 1

  bool operator==(Term const&) const = default;
};

/// The terms of a search, in their order. `word:` with nothing or `//` behind it is a word: an address is no operator.
/// kInvalid at `pointer`: `search-quote` for a mark that nothing closes, `search-empty` for a known operator without a
/// value, `search-field` for one that there is not, `search-long`; each says at which character.
Result<std::vector<Term>> parse_search(std::string_view text, std::string const& pointer);

/// `a,b` as its parts; empty ones are left out.
std::vector<std::string> parts_of(std::string_view value);

/// `7d`, `4h`, `2w`, `90m` as a stretch of time.
std::optional<std::chrono::seconds> parse_stretch(std::string_view text);

/// `2026-11-24` as a date.
std::optional<std::chrono::sys_days> parse_day(std::string_view text);

}  // namespace podpora::queue
