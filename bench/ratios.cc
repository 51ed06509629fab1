#include "bench/ratios.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::bench {

void Ratios::ReportRuns(std::vector<Run> const& runs) {
  benchmark::ConsoleReporter::ReportRuns(runs);
  for (auto const& run : runs) {
    auto const rate = run.counters.find("items_per_second");
    if (run.run_type != Run::RT_Iteration || run.error_occurred || rate == run.counters.end()) continue;
    auto& best = rates_[run.run_name.function_name];
    best = std::max(best, rate->second.value);
  }
}

void Ratios::print() const {
  for (auto const& [name, ours] : rates_) {
    if (!name.ends_with("/ours")) continue;
    auto const measurement = name.substr(0, name.size() - std::string_view("/ours").size());
    auto const bare = rates_.find(measurement + "/bare");
    if (bare == rates_.end()) continue;
    fmt::print("{:<24} {:>12.0f}/s of {:>12.0f}/s bare: {:.2f}\n", measurement, ours, bare->second,
               ours / bare->second);
  }
}

}  // namespace podpora::bench
