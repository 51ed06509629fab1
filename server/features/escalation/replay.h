#pragma once

#include "features/escalation/service_request.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace podpora::escalation {

/// A stored decision beside the one that the rulebook makes of its stored inputs now. Both as JSON of one line.
struct Replayed {
  std::string stored;
  std::string now;

  bool is_equal() const { return stored == now; }
};

/// Decides again from the inputs that the request was drafted or sent on; the clock and the store play no part.
/// Errors are those of `routing::route`: a rulebook that does not know the facts any more.
Result<Replayed> replay(rulebook::Rulebook const& rulebook, ServiceRequest const& request);

/// Where two decisions differ, a line for each: `asfp: allowed -> refused (exhausted)`. Empty when they are equal.
std::vector<std::string> differences(Replayed const& replayed);

struct ReplayOptions {
  std::string id;                      ///< `srq_…`
  std::vector<std::string> rulepacks;  ///< files that replace the embedded packs; empty: the embedded ones
  std::string language{"en"};          ///< of messages
};

/// `podpora route --replay srq_…`: prints the stored and the new decision, and where they differ. 0 they are equal;
/// 1 they differ, there is no such request, or it cannot be decided any more; 3 a rule pack is wrong.
int run_replay(storage::Database& database, ReplayOptions const& options, std::ostream& out, std::ostream& errors);

}  // namespace podpora::escalation
