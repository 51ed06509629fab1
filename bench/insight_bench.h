#pragma once

#include <string>

namespace podpora::bench {

/// What learning costs where a million requests are, beside the same where ten thousand are: the rules after a day's
/// events, a customer's page, and a customer's review of a quarter. Customers have five hundred requests in both. On
/// SQLite in `folder`, and on PostgreSQL where PODPORA_TEST_POSTGRES names a server.
void add_insight_measurements(std::string const& folder, std::int64_t requests);

}  // namespace podpora::bench
