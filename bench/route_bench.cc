#include "bench/route_bench.h"

#include "features/routing/route.h"
#include "features/routing/sample_facts.h"
#include "features/rulebook/load.h"

#include <benchmark/benchmark.h>

namespace podpora::bench {

namespace {

constexpr int kFacts = 10'000;

rulebook::Rulebook const& rules() {
  static auto const rulebook = rulebook::embedded_rulebook();
  return rulebook;
}

std::vector<routing::Facts> const& facts() {
  static auto const made = [] {
    std::vector<routing::Facts> list;
    routing::SampleFacts sample(rules(), 1);
    for (int n = 0; n < kFacts; ++n) list.push_back(sample.next());
    return list;
  }();
  return made;
}

void decide(benchmark::State& state) {
  std::size_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(route(rules(), facts()[n++ % kFacts]));
  state.SetItemsProcessed(state.iterations());
}

/// The answer without the thinking: what it costs to make a decision's own bytes and let them go.
void copy_decisions(benchmark::State& state) {
  std::vector<routing::RouteDecision> decisions;
  for (auto const& each : facts()) decisions.push_back(route(rules(), each).value());
  std::size_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(routing::RouteDecision(decisions[n++ % kFacts]));
  state.SetItemsProcessed(state.iterations());
}

void load_packs(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(rulebook::embedded_rulebook());
  state.SetItemsProcessed(state.iterations());
}

}  // namespace

void add_route_measurements() {
  benchmark::RegisterBenchmark("route/bare", copy_decisions);
  benchmark::RegisterBenchmark("route/ours", decide);
  benchmark::RegisterBenchmark("load_packs", load_packs);
}

}  // namespace podpora::bench
