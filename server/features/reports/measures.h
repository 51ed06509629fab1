#pragma once

#include "features/reports/report.h"

namespace podpora::reports {

/// What the rows of a report are.
Axis axis_of(ReportName name);

/// What a report says in each row, in the order of its values.
std::vector<Measure> measures_of(ReportName name);

}  // namespace podpora::reports
