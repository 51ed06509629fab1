#pragma once

#include <string>

namespace podpora::bench {

/// Sweeps of a thousand due clocks where a million are open, beside the same where ten thousand are: on SQLite in
/// `folder`, and on PostgreSQL where PODPORA_TEST_POSTGRES names a server.
void add_clock_measurements(std::string const& folder);

}  // namespace podpora::bench
