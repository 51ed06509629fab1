#include "features/reports/measures.h"

namespace podpora::reports {

Axis axis_of(ReportName name) {
  switch (name) {
    case ReportName::kBacklogAge:
      return Axis::kAge;
    case ReportName::kLoad:
      return Axis::kHour;
    case ReportName::kUpstream:
    case ReportName::kCauses:
    case ReportName::kSatisfactionAgents:
    case ReportName::kSatisfactionCustomers:
      return Axis::kNamed;
    default:
      return Axis::kTime;
  }
}

std::vector<Measure> measures_of(ReportName name) {
  using enum MeasureUnit;
  switch (name) {
    case ReportName::kVolume:
      return {{"opened", kCount}, {"resolved", kCount}, {"open_at_end", kCount}};
    case ReportName::kFirstResponse:
      return {{"opened", kCount}, {"answered", kCount}, {"median", kMinutes}, {"slow", kMinutes},
              {"kept", kCount},   {"broken", kCount},   {"share", kPercent}};
    case ReportName::kResolution:
      return {{"resolved", kCount}, {"median", kMinutes}, {"slow", kMinutes},
              {"kept", kCount},     {"broken", kCount},   {"share", kPercent}};
    case ReportName::kBreaches:
      return {{"first_response", kCount}, {"next_update", kCount}, {"resolution", kCount}, {"all", kCount}};
    case ReportName::kBacklogAge:
      return {{"in_queue", kCount},
              {"open", kCount},
              {"waiting_customer", kCount},
              {"waiting_upstream", kCount},
              {"snoozed", kCount}};
    case ReportName::kLoad:
      return {{"monday", kCount}, {"tuesday", kCount},  {"wednesday", kCount}, {"thursday", kCount},
              {"friday", kCount}, {"saturday", kCount}, {"sunday", kCount},    {"week", kCount}};
    case ReportName::kUpstream:
      return {{"sent", kCount},   {"answered", kCount}, {"median", kMinutes}, {"slow", kMinutes},  {"kept", kCount},
              {"broken", kCount}, {"share", kPercent},  {"done", kCount},     {"declined", kCount}};
    case ReportName::kCauses:
      return {{"resolved", kCount}, {"part", kPercent}};
    case ReportName::kSatisfaction:
    case ReportName::kSatisfactionAgents:
    case ReportName::kSatisfactionCustomers:
      return {{"answers", kCount}, {"good", kCount}, {"so_so", kCount}, {"bad", kCount}, {"good_share", kPercent}};
  }
  return {};
}

}  // namespace podpora::reports
