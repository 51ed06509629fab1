#pragma once

#include "features/reports/report.h"

namespace podpora::reports {

/// One thing that a report names, and its numbers.
struct Line {
  std::string key;  ///< an age in days, an hour, a vehicle's code, a service's and a cause's, an id, or `none`
  std::vector<std::optional<std::int64_t>> values;
  std::string name;  ///< of an agent or customer; the others are named by their keys
};

/// What a report counted that has no parts of time.
struct Lines {
  std::vector<Line> lines;
  std::vector<std::optional<std::int64_t>> totals;
};

/// The days of opening that an age stands for: from so many days ago, or ever, until so many.
struct Age {
  int days{0};                    ///< at least so old; today's are 0
  std::optional<int> days_below;  ///< and younger than this
};
std::vector<Age> const& ages();

/// Counts one report of that kind over a period. What is waiting now is the same in every period.
Lines count_lines(storage::Transaction& tx, DeskId desk, ReportRequest const& request, insight::Period const& period);

}  // namespace podpora::reports
