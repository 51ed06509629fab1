#include "features/insight/cause_rules.h"

#include "features/knowledge/words_rules.h"

#include <algorithm>

namespace podpora::insight {

namespace {

constexpr double kSimilarWeight = 0.7;
constexpr double kWordsWeight = 1 - kSimilarWeight;
constexpr std::size_t kWordMax = 4;

/// True when the ticket has every part of the word: `end-of-life` has three.
bool has_word(std::vector<std::string> const& words, std::string const& word) {
  auto const parts = knowledge::words_of(word, kWordMax);
  return !parts.empty() && std::ranges::all_of(parts, [&](std::string const& part) {
    return std::ranges::find(words, part) != words.end();
  });
}

/// One word may be chance, a third adds little.
double weight_of(std::size_t found) {
  return 1 - 1 / (1 + static_cast<double>(found));
}

}  // namespace

std::vector<RankedCause> rank_causes(std::vector<rulebook::Cause const*> const& catalogue,
                                     std::vector<std::string> const& words, std::vector<SimilarCause> const& similar) {
  double all = 0;
  double best = 0;
  for (auto const& each : similar) {
    all += each.score;
    best = std::max(best, each.score);
  }
  std::vector<RankedCause> ranked;
  for (auto const* cause : catalogue) {
    RankedCause row{.cause = cause};
    double alike = 0;
    for (auto const& each : similar) {
      if (each.cause != cause->code) continue;
      alike += each.score;
      row.similar.push_back(each.number);
    }
    std::ranges::copy_if(cause->words, std::back_inserter(row.words),
                         [&](std::string const& word) { return has_word(words, word); });
    // What only vaguely similar tickets share says little, however much they agree.
    auto const agreed = all > 0 ? alike / all * best : 0;
    row.score = kSimilarWeight * agreed + kWordsWeight * weight_of(row.words.size());
    ranked.push_back(std::move(row));
  }
  std::ranges::stable_sort(ranked, [](auto const& a, auto const& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace podpora::insight
