#pragma once

#include "features/rulebook/rulebook.h"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace podpora::routing {

struct RouteOptions {
  std::vector<std::string> rulepacks;  ///< files that replace the embedded packs; empty: the embedded ones
  std::string language{"en"};          ///< of messages
};

/// The packs of those files, or the embedded ones when there are none; nothing, and the reason on `errors`, when a file
/// cannot be read or is wrong.
std::optional<rulebook::Rulebook> load_rulepacks(std::vector<std::string> const& files, std::string const& language,
                                                 std::ostream& errors);

/// `podpora route --facts FILE|-`: reads facts, prints the decision as JSON. 0 decided; 1 the facts are wrong, each
/// line of `errors` naming the path; 3 a rule pack is wrong or cannot be read.
int run_route(std::istream& facts, RouteOptions const& options, std::ostream& out, std::ostream& errors);

}  // namespace podpora::routing
