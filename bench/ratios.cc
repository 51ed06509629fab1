#include "bench/ratios.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::bench {

void Ratios::ReportRuns(std::vector<Run> const& runs) {
  benchmark::ConsoleReporter::ReportRuns(runs);
  for (auto const& run : runs) {
    if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
    auto const& name = run.run_name.function_name;
    auto const took = run.real_accumulated_time * 1000 / static_cast<double>(run.iterations);
    auto const known = milliseconds_.try_emplace(name, took).first;
    known->second = std::min(known->second, took);
    auto const rate = run.counters.find("items_per_second");
    if (rate == run.counters.end()) continue;
    auto& best = rates_[name];
    best = std::max(best, rate->second.value);
  }
}

bool Ratios::keep(std::vector<Bound> const& bounds) const {
  bool is_kept = true;
  auto const tell = [&](std::string const& name, bool is_good, std::string const& said) {
    fmt::print("{:<28} {:<9} {}\n", name, is_good ? "kept" : "EXCEEDED", said);
    is_kept = is_kept && is_good;
  };
  for (auto const& [name, took] : milliseconds_) {
    if (name.ends_with("/bare")) continue;
    auto const bound = std::ranges::find_if(bounds, [&](auto const& each) { return name.starts_with(each.begins); });
    if (bound == bounds.end()) continue;
    if (bound->milliseconds_max > 0) {
      tell(name, took <= bound->milliseconds_max, fmt::format("{:.3g} ms of {} ms", took, bound->milliseconds_max));
    }
    auto const bare = rates_.find(name.substr(0, name.rfind('/')) + "/bare");
    if (bound->ratio_min == 0 || bare == rates_.end()) continue;
    auto const ratio = rates_.at(name) / bare->second;
    tell(name, ratio >= bound->ratio_min, fmt::format("{:.2f}, at least {}", ratio, bound->ratio_min));
  }
  return is_kept;
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
