#pragma once

#include "features/knowledge/words_rules.h"
#include "platform/storage/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace podpora::knowledge {

/// What an entry of the index is.
enum class Indexed : std::uint8_t { kResolvedTicket, kTicket, kCustomer, kArticle, kPublicArticle };

/// More things than this have a common word: it says nothing, and no more of them are looked at.
constexpr std::size_t kCommon = 1000;

/// Puts the words of a thing into the desk's index, in place of what was there.
void put_entry(storage::Transaction& tx, DeskId desk, std::int64_t id, std::vector<Indexed> const& kinds,
               std::vector<std::string> const& words);
void remove_entry(storage::Transaction& tx, DeskId desk, std::int64_t id);

/// Which words an entry must have and which it must not, as `stem` makes them.
struct Wanted {
  std::vector<std::string> beginnings;  ///< a word begins with each of these
  std::vector<std::string> words;       ///< has each of these
  std::vector<std::string> without;     ///< no word begins with any of these

  bool empty() const { return beginnings.empty() && words.empty() && without.empty(); }
};

/// The expression that finds the desk's entries of that kind in `search_index`: for FTS5's `match`, or a tsquery.
std::string match_of(storage::Dialect dialect, DeskId desk, Indexed kind, Wanted const& wanted);

/// The desk's things of that kind that have all that is wanted, newest first.
std::vector<std::int64_t> find_entries(storage::Transaction& tx, DeskId desk, Indexed kind, Wanted const& wanted,
                                       std::size_t limit);

/// The desk's things of that kind that have the words, best first. Its time is bounded by the number of words, however
/// many things there are.
std::vector<Hit> search(storage::Transaction& tx, DeskId desk, Indexed kind, std::vector<std::string> const& words);

}  // namespace podpora::knowledge
