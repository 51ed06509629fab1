#include "features/knowledge/words_rules.h"

#include "platform/base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

namespace podpora::knowledge {

namespace {

constexpr std::size_t kWordMax = 40;
constexpr std::size_t kStemMin = 4;
constexpr std::size_t kStemMax = 6;
constexpr std::size_t kSubjectWords = 6;
constexpr std::size_t kQueryWords = 10;
constexpr std::size_t kBodyWords = 200;
constexpr std::size_t kExcerptBefore = 60;
constexpr std::size_t kExcerptMax = 220;
constexpr std::size_t kExcerptText = 64 * 1024;
constexpr double kCommonWeight = 0.05;
constexpr double kShareMin = 1.0 / 3;

/// Longest first, folded: case endings of Czech nouns and adjectives, then English ones.
constexpr std::array<std::string_view, 46> kEndings{
    "atech", "ations", "ation", "etem", "atum", "ech", "ich", "eho", "emi", "emu", "ete", "eti",
    "iho",   "imi",    "imu",   "ach",  "ata",  "aty", "ych", "ami", "ove", "ovi", "ymi", "ing",
    "em",    "es",     "im",    "um",   "at",   "am",  "os",  "us",  "ym",  "mi",  "ou",  "ed",
    "it",    "et",     "a",     "e",    "i",    "o",   "u",   "y",   "s",   "t"};

icu::Normalizer2 const& decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  auto const* normalizer = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKD");
  return *normalizer;
}

bool is_mark(UChar32 c) {
  auto const type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](unsigned char c) { return c >= '0' && c <= '9'; });
}

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](unsigned char c) { return c < 0x80; });
}

/// The words of a text without case and accents.
template <class F>
void each_folded(std::string_view text, F&& f) {
  auto folded = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  folded.foldCase();
  UErrorCode status = U_ZERO_ERROR;
  folded = decomposition().normalize(folded, status);
  if (U_FAILURE(status)) return;
  icu::UnicodeString word;
  auto const flush = [&] {
    std::string utf8;
    word.toUTF8String(utf8);
    word.remove();
    return utf8.empty() || f(std::move(utf8));
  };
  for (int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    auto const c = folded.char32At(at);
    if (u_isalnum(c)) {
      word.append(c);
    } else if (!is_mark(c) && !flush()) {
      return;
    }
  }
  flush();
}

struct Span {
  std::size_t begin{0};
  std::size_t end{0};
};

/// Where the next word from `at` on stands; empty at the end of the text.
Span next_word(std::string_view text, std::size_t at) {
  auto const* const bytes = text.data();
  auto const length = static_cast<int32_t>(text.size());
  Span span{text.size(), text.size()};
  bool in_word = false;
  for (auto i = static_cast<int32_t>(at); i < length;) {
    auto const begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    bool const is_part = c >= 0 && (u_isalnum(c) || (in_word && is_mark(c)));
    if (is_part && !in_word) span.begin = static_cast<std::size_t>(begin);
    if (!is_part && in_word) return {span.begin, static_cast<std::size_t>(begin)};
    in_word = in_word || is_part;
  }
  return span;
}

bool is_one_of(std::string_view word, std::vector<std::string> const& stems) {
  auto const found = words_of(word, 1);
  return !found.empty() && std::ranges::any_of(stems, [&](auto const& stem) { return found[0].starts_with(stem); });
}

/// The beginning of the word in which, or behind which, that byte stands.
std::size_t word_start(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return at;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string all;
  each_folded(text, [&](std::string word) {
    all += (all.empty() ? "" : " ") + std::move(word);
    return true;
  });
  return all;
}

std::vector<Piece> excerpt(std::string_view text, std::vector<std::string> const& stems) {
  text = truncate_utf8(text, kExcerptText);
  std::vector<Piece> pieces;
  std::size_t at = 0;   // behind what is in a piece already
  std::size_t end = 0;  // where the excerpt ends, once it has begun
  for (auto span = next_word(text, 0); span.begin < text.size(); span = next_word(text, span.end)) {
    if (!pieces.empty() && span.end > end) break;
    if (!is_one_of(text.substr(span.begin, span.end - span.begin), stems)) continue;
    if (pieces.empty()) {
      at = span.begin > kExcerptBefore ? word_start(text, span.begin - kExcerptBefore) : 0;
      end = at + truncate_utf8(text.substr(at), kExcerptMax).size();
      if (at > 0) pieces.push_back({"… ", false});
    }
    if (span.begin > at) pieces.push_back({std::string{text.substr(at, span.begin - at)}, false});
    pieces.push_back({std::string{text.substr(span.begin, span.end - span.begin)}, true});
    at = span.end;
  }
  if (pieces.empty()) return pieces;
  end = std::max(end, at);
  if (end > at) pieces.push_back({std::string{text.substr(at, end - at)}, false});
  if (end < text.size()) pieces.push_back({" …", false});
  return pieces;
}

std::string stem(std::string_view word) {
  if (!is_ascii(word) || has_digit(word)) return std::string{word};
  for (auto const ending : kEndings) {
    if (word.ends_with(ending) && word.size() >= ending.size() + kStemMin) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  return std::string{word.substr(0, kStemMax)};
}

std::vector<std::string> words_of(std::string_view text, std::size_t limit) {
  std::vector<std::string> words;
  std::set<std::string> seen;
  each_folded(text, [&](std::string folded) {
    if (folded.size() < 2 || folded.size() > kWordMax) return true;
    auto word = stem(folded);
    if (seen.insert(word).second) words.push_back(std::move(word));
    return words.size() < limit;
  });
  return words;
}

std::vector<std::string> query_words(std::string_view subject, std::string_view body) {
  auto words = words_of(subject, kSubjectWords);
  auto more = words_of(body, kBodyWords);
  std::ranges::stable_sort(more, [](std::string const& a, std::string const& b) {
    if (has_digit(a) != has_digit(b)) return has_digit(a);
    return a.size() > b.size();
  });
  for (auto& word : more) {
    if (words.size() == kQueryWords) break;
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  return words;
}

std::vector<Hit> rank(std::vector<Posting> const& postings, std::size_t words, std::size_t common) {
  std::vector<std::size_t> count(words, 0);
  for (auto const& posting : postings) ++count[posting.word];
  std::vector<double> weight(words, 0);
  double all = 0;
  for (std::size_t i = 0; i < words; ++i) {
    if (count[i] == 0) continue;
    weight[i] = count[i] >= common ? kCommonWeight : std::log(1.0 + static_cast<double>(common) / count[i]);
    all += weight[i];
  }
  std::map<std::int64_t, double> scores;
  for (auto const& posting : postings) scores[posting.id] += weight[posting.word];
  std::vector<Hit> hits;
  for (auto const& [id, score] : scores) {
    if (score >= all * kShareMin) hits.push_back({id, score / all});
  }
  std::ranges::sort(hits,
                    [](Hit const& a, Hit const& b) { return a.score != b.score ? a.score > b.score : a.id > b.id; });
  return hits;
}

}  // namespace podpora::knowledge
