#include "bench/clock_bench.h"

#include "features/clocks/keep_clocks.h"
#include "platform/storage/migrate.h"
#include "platform/storage/open.h"
#include "testing/database.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>

namespace podpora::bench {

namespace {

constexpr std::int64_t kDue = 1000;
constexpr DeskId kDesk{1};

/// Clocks 1 to `count`, all due in a year and later.
constexpr storage::Query kOpen{"bench.open_clocks", R"(
  insert into clock (desk_id, id, ticket_id, kind, hours, target_us, spent_us, state, started_at, running_since, due_at,
                     promised_at, calendar_revision, next_at)
  with recursive n(i) as (select 1 union all select i + 1 from n where i < :count)
  select :desk, i, i, 'resolution', 'office', 3600000000, 0, 'running', :now, :now, cast(:later as bigint) + i,
         cast(:later as bigint) + i, 0, cast(:later as bigint) + i
  from n)"};

/// The next thousand become due.
constexpr storage::Query kMakeDue{"bench.make_due", R"(
  update clock set due_at = :now, promised_at = :now, next_at = :now
  where desk_id = :desk and id > :last and id <= :last + 1000)"};

/// A desk with so many open clocks.
class OpenClocks {
 public:
  OpenClocks(std::unique_ptr<storage::Database> own, std::unique_ptr<testing::TestDatabase> lent, std::int64_t count)
      : own_(std::move(own)), lent_(std::move(lent)), random_(make_system_random()), count_(count) {
    auto const now = clock_.now();
    database().write(storage::Scope::of(kDesk), [&](storage::Transaction& tx) {
      tx.execute(kOpen, {{"desk", kDesk}, {"count", count_}, {"now", now}, {"later", now + std::chrono::hours{8760}}});
    });
  }

  void sweep(benchmark::State& state) {
    for (auto _ : state) {
      make_due();
      auto const begin = std::chrono::steady_clock::now();
      auto const swept = keeper_.sweep(database(), kDesk);
      auto const took = std::chrono::steady_clock::now() - begin;
      if (swept != kDue) throw std::logic_error("a sweep found " + std::to_string(swept) + " clocks");
      state.SetIterationTime(std::chrono::duration<double>(took).count());
    }
    state.SetItemsProcessed(state.iterations() * kDue);
    state.counters["open"] = static_cast<double>(count_);
  }

 private:
  storage::Database& database() { return own_ ? *own_ : lent_->database(); }

  void make_due() {
    if (last_ + kDue > count_) throw std::logic_error("no clock is left to become due");
    database().write(storage::Scope::of(kDesk), [&](storage::Transaction& tx) {
      tx.execute(kMakeDue, {{"desk", kDesk}, {"last", last_}, {"now", clock_.now()}});
    });
    last_ += kDue;
  }

  std::unique_ptr<storage::Database> own_;
  std::unique_ptr<testing::TestDatabase> lent_;
  SystemClock clock_;
  std::unique_ptr<Random> random_;
  IdSource ids_{clock_, *random_};
  clocks::ClockKeeper keeper_{audit::Context{clock_, ids_, *random_}, clocks::PauseRules{}};
  std::int64_t count_;
  std::int64_t last_{0};
};

std::shared_ptr<OpenClocks> open_clocks(std::string const& dialect, std::string const& folder, std::int64_t count) {
  if (dialect == "postgres") return std::make_shared<OpenClocks>(nullptr, testing::make_database(dialect), count);
  auto own = storage::open_database("sqlite:" + folder + "/clocks" + std::to_string(count) + ".db");
  storage::migrate(*own);
  return std::make_shared<OpenClocks>(std::move(own), nullptr, count);
}

}  // namespace

void add_clock_measurements(std::string const& folder) {
  for (auto const& dialect : testing::databases()) {
    for (auto const& [name, count] : {std::pair{"/bare", std::int64_t{10'000}}, {"/ours", std::int64_t{1'000'000}}}) {
      // Made when it is measured: a million clocks are not wanted by who measures something else.
      auto made = std::make_shared<std::shared_ptr<OpenClocks>>();
      auto const run = [=, count = count](benchmark::State& state) {
        if (!*made) *made = open_clocks(dialect, folder, count);
        (*made)->sweep(state);
      };
      benchmark::RegisterBenchmark(("sweep_" + dialect + name).c_str(), run)
          ->UseManualTime()
          ->Iterations(1)
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace podpora::bench
