#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace podpora::bench {

/// What a measurement may take at most, and how fast it must be beside its limit.
struct Bound {
  std::string_view begins;     ///< with what the measurement's name begins
  double milliseconds_max{0};  ///< of one iteration; 0: any
  double ratio_min{0};         ///< items a second, ours to bare
};

/// Prints every measurement as Google Benchmark does and keeps the best of its repetitions (what else the machine does
/// only slows it): a measurement `NAME/ours` beside its limit `NAME/bare`, and within what it may take.
class Ratios final : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(std::vector<Run> const& runs) override;

  /// One line for each measurement of which both sides ran.
  void print() const;

  /// One line for each measurement that ran and has a bound. Whether all of them keep theirs.
  bool keep(std::vector<Bound> const& bounds) const;

 private:
  std::map<std::string, double> rates_;
  std::map<std::string, double> milliseconds_;
};

}  // namespace podpora::bench
