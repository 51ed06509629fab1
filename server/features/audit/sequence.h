#pragma once

#include "features/audit/event_store.h"

#include <string>

namespace podpora::audit {

/// The link of an event in its desk's chain: SHA-256 over the link before it and everything that the event says.
std::string chain_link(std::string const& previous, std::int64_t number, Event const& event);

/// Numbers and chains what is committed and not yet numbered, desk by desk, one transaction a desk. Returns how many
/// events got a number. One caller at a time a desk is enough; two at once only make one of them try again.
std::size_t sequence(storage::Database& database);

/// Walks a desk's whole chain. False at the first event that was altered, taken out or put in later.
bool verify_chain(storage::Database& database, DeskId desk);

}  // namespace podpora::audit
