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

/// The words of a text without case and accents, none left out or cut, one space between them: in such texts a phrase
/// is looked for.
std::string folded(std::string_view text);

/// A part of an excerpt, and whether it is one of the words looked for.
struct Piece {
  std::string text;
  bool is_hit{false};

  bool operator==(Piece const&) const = default;
};

/// The first place of a text where a word begins like one of `stems`, with what stands around it; empty where none
/// does.
std::vector<Piece> excerpt(std::string_view text, std::vector<std::string> const& stems);

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
