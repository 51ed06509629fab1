#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::knowledge {

/// One word as the index keeps it: without case and accents, its ending stripped and its stem cut, so that "připojení",
/// "PRIPOJENIM" and "pripojit" are one. Words with a digit in them (error codes, versions) stay whole. Light stemming
/// by endings after Dolamic and Savoy, "Indexing and stemming approaches for the Czech language", Information
/// Processing & Management 45(6), 2009; the cut is McNamee and Mayfield's truncation, Information Retrieval 7, 2004.
std::string stem(std::string_view folded_word);

/// The different words of a text, in the order of their first appearance, at most `limit`. Words of one letter and
/// beyond 40 bytes are no words.
std::vector<std::string> words_of(std::string_view text, std::size_t limit);

/// What of a request is looked for: the words of its subject, then the telling ones of its text, those with digits
/// first.
std::vector<std::string> query_words(std::string_view subject, std::string_view body);

/// One thing that has one of the words looked for.
struct Posting {
  std::int64_t id{0};
  std::size_t word{0};  ///< place in the list of words
};

struct Hit {
  std::int64_t id{0};
  double score{0};

  bool operator==(Hit const&) const = default;
};

/// Ranks what was found. A word counts the more the fewer things have it; one that `common` things or more have counts
/// almost nothing. Left out is what has less than a third of the weight looked for. Best first, newer first of equals.
std::vector<Hit> rank(std::vector<Posting> const& postings, std::size_t words, std::size_t common);

}  // namespace podpora::knowledge
