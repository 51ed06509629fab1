#pragma once

#include "features/rulebook/rulebook.h"

#include <string>
#include <vector>

namespace podpora::insight {

/// A ticket that was resolved before, what it was counted under, and how much it reads like the one at hand, 0 to 1.
struct SimilarCause {
  std::int64_t number{0};
  std::string cause;
  double score{0};
};

/// How well a cause fits a ticket, and why.
struct RankedCause {
  rulebook::Cause const* cause{nullptr};
  double score{0};                    ///< 0 to 1; 0: nothing speaks for it
  std::vector<std::string> words;     ///< of the pack, found in the ticket
  std::vector<std::int64_t> similar;  ///< numbers of similar tickets with this cause, most similar first
};

/// All of `catalogue`, best first; those for which nothing speaks last, in the pack's order. `words` are the ticket's,
/// as `knowledge::words_of` makes them. What was decided for similar tickets counts more than words do.
std::vector<RankedCause> rank_causes(std::vector<rulebook::Cause const*> const& catalogue,
                                     std::vector<std::string> const& words, std::vector<SimilarCause> const& similar);

}  // namespace podpora::insight
