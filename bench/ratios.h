#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace podpora::bench {

/// Prints every measurement as Google Benchmark does and keeps the most items a second of its repetitions (what else
/// the machine does only slows it), for `print` to compare: a measurement `NAME/ours` with its limit `NAME/bare`.
class Ratios final : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(std::vector<Run> const& runs) override;

  /// One line for each measurement of which both sides ran.
  void print() const;

 private:
  std::map<std::string, double> rates_;
};

}  // namespace podpora::bench
