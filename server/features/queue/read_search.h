#pragma once

#include "features/queue/filter.h"
#include "features/rulebook/rulebooks.h"
#include "platform/tenancy/actor.h"

namespace podpora::queue {

/// What a search is read with: `me`, the desk's customers, agents and services, and the time.
struct SearchContext {
  Actor const& actor;
  rulebook::Rulebooks const& rulebooks;
  Time now;
  std::string pointer;  ///< of the search in the request, for errors
};

/// A search as it was read.
struct Search {
  Filter filter;
  std::vector<std::string> stems;  ///< of what is looked for, for excerpts
  bool has_operators{false};       ///< filters that only tickets have
  bool names_state{false};         ///< has a `state:` of its own
};

/// Reads a search in the grammar of `parse_search` and looks its names up. Several values of one operator are
/// alternatives, several operators must all hold. kInvalid as `parse_search`, and `search-value` for what is no value
/// of an operator, `search-customer`, `search-agent`, `search-service`, `search-date`, `search-stretch`,
/// `search-number` for what there is not, each with the character where it stands.
Result<Search> read_search(storage::Transaction& tx, SearchContext const& context, std::string const& text);

/// Leaves out what waits for nobody: finished tickets, unless the search has a `state:` of its own; those that sleep,
/// unless it asks for them by `has:snooze`, by words or by a number.
void narrow_to_waiting(Search& search);

/// For whom the actor's lists are.
Viewer viewer_of(storage::Transaction& tx, Actor const& actor);

}  // namespace podpora::queue
