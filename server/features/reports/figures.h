#pragma once

#include "features/reports/report_store.h"

namespace podpora::reports {

/// What one report counted of one period: a list of values for each of its parts, and one of the whole.
struct Figures {
  std::vector<std::vector<std::optional<std::int64_t>>> rows;
  std::vector<std::optional<std::int64_t>> totals;
};

/// Counts one report over time. `edges` are the midnights between the parts of the look's span.
Figures count(storage::Transaction& tx, ReportName name, Look const& look, std::vector<Time> const& edges);

}  // namespace podpora::reports
