#pragma once

#include <string>

namespace podpora::bench {

/// Searches and counts over a desk of 100,000 tickets. The desk is made in the folder by the first that runs.
void add_search_measurements(std::string const& folder);

}  // namespace podpora::bench
