#include "bench/bare_sqlite.h"
#include "bench/clock_bench.h"
#include "bench/insight_bench.h"
#include "bench/mail.h"
#include "bench/ratios.h"
#include "bench/route_bench.h"
#include "bench/search_bench.h"
#include "platform/mail/reader.h"
#include "platform/storage/open.h"

#include <fmt/format.h>

#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <filesystem>
#include <optional>
#include <stdexcept>

namespace podpora::bench {

namespace {

constexpr std::int64_t kRows = 10'000;
constexpr int kCallers = 64;
constexpr DeskId kDesk{1};

constexpr storage::Query kCreate{"bench.create", R"(
  create table bench_row (desk_id bigint not null, id bigint not null, body text not null, primary key (desk_id, id)))"};

constexpr storage::Query kInsert{"bench.insert",
                                 "insert into bench_row (desk_id, id, body) values (:desk, :id, :body)"};

constexpr storage::Query kFind{"bench.find", "select body from bench_row where desk_id = :desk and id = :id"};

/// A folder in the working folder, so that fsync means the disk and not a memory file system; removed at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = "podpora-bench-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder here");
    path_ = pattern;
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(std::string const& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// The two stores with the same rows.
class Stores {
 public:
  Stores() : bare_(folder_.file("bare.db")), ours_(storage::open_database("sqlite:" + folder_.file("ours.db"))) {
    bare_.begin();
    for (std::int64_t id = 1; id <= kRows; ++id) bare_.insert(id, text_);
    bare_.commit();
    ours_->write(storage::Scope::of(kDesk), [&](storage::Transaction& tx) {
      tx.execute(kCreate, {});
      for (std::int64_t id = 1; id <= kRows; ++id) insert(tx, id);
    });
  }

  void read_bare(benchmark::State& state) {
    std::int64_t id = 0;
    for (auto _ : state) benchmark::DoNotOptimize(bare_.find(next_row(id)));
    state.SetItemsProcessed(state.iterations());
  }

  void read_bare_snapshot(benchmark::State& state) {
    bare_.begin();
    read_bare(state);
    bare_.commit();
  }

  void read_ours(benchmark::State& state) {
    std::int64_t id = 0;
    for (auto _ : state) {
      benchmark::DoNotOptimize(
          ours_->read(storage::Scope::of(kDesk), [&](storage::Transaction& tx) { return find(tx, next_row(id)); }));
    }
    state.SetItemsProcessed(state.iterations());
  }

  void read_in_snapshot(benchmark::State& state) {
    std::int64_t id = 0;
    ours_->read(storage::Scope::of(kDesk), [&](storage::Transaction& tx) {
      for (auto _ : state) benchmark::DoNotOptimize(find(tx, next_row(id)));
    });
    state.SetItemsProcessed(state.iterations());
  }

  /// `group` inserts to one fsync.
  void write_bare(benchmark::State& state, int group) {
    for (auto _ : state) {
      bare_.begin();
      for (int n = 0; n < group; ++n) bare_.insert(++last_id_, text_);
      bare_.commit();
    }
    state.SetItemsProcessed(state.iterations() * group);
  }

  /// One insert by each of the callers; the writer groups what waits.
  void write_ours(benchmark::State& state) {
    for (auto _ : state) {
      ours_->write(storage::Scope::of(kDesk), [&, id = ++last_id_](storage::Transaction& tx) { insert(tx, id); });
    }
    state.SetItemsProcessed(state.iterations());
  }

 private:
  static std::int64_t next_row(std::int64_t& id) { return id = id * 7 % kRows + 1; }

  void insert(storage::Transaction& tx, std::int64_t id) {
    tx.execute(kInsert, {{"desk", kDesk}, {"id", id}, {"body", text_}});
  }

  static std::string find(storage::Transaction& tx, std::int64_t id) {
    return tx.first<std::string>(kFind, {{"desk", kDesk}, {"id", id}}).value();
  }

  Folder folder_;
  std::string text_ = std::string(200, 'x');
  std::atomic<std::int64_t> last_id_{kRows};
  BareSqlite bare_;
  std::unique_ptr<storage::Database> ours_;
};

void add_mail_measurements(MailDesk& desk) {
  auto const add = [&](char const* name, auto run) { return benchmark::RegisterBenchmark(name, run)->UseRealTime(); };
  auto const bare = [&](benchmark::State& state) { desk.keep_bare(state, kCallers); };
  add("mail_kept/bare", bare);
  add("mail_kept/ours", [&](benchmark::State& state) { desk.keep_ours(state); })->Threads(kCallers);
  add("mail_filed/bare", bare);
  add("mail_filed/ours", [&](benchmark::State& state) { desk.file_ours(state); })->Threads(kCallers);
}

/// What `bench/README.md` promises of single measurements.
std::vector<Bound> bounds() {
  return {{.begins = "sweep_", .milliseconds_max = 100},        {.begins = "route/", .milliseconds_max = 0.005},
          {.begins = "load_packs", .milliseconds_max = 50},     {.begins = "search/", .milliseconds_max = 50},
          {.begins = "count/", .milliseconds_max = 50},         {.begins = "learn_a_day_", .milliseconds_max = 100},
          {.begins = "customer_page_", .milliseconds_max = 50}, {.begins = "customer_review_", .milliseconds_max = 50},
          {.begins = "across_a_quarter_", .ratio_min = 0.5}};
}

/// How many requests lie behind the desk that learns, from `--requests=N`; that argument is taken out. Nothing, and a
/// line that says so, for what is no such number.
std::optional<std::int64_t> take_requests(int& argc, char** argv) {
  std::int64_t requests = 1'000'000;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    constexpr std::string_view kName = "--requests=";
    if (!argument.starts_with(kName)) continue;
    auto const digits = argument.substr(kName.size());
    auto const end = digits.data() + digits.size();
    auto const read = std::from_chars(digits.data(), end, requests);
    if (read.ec != std::errc{} || read.ptr != end || requests < 10'000 || requests > 10'000'000) {
      fmt::print(stderr, "--requests takes a number from 10000 to 10000000\n");
      return std::nullopt;
    }
    std::rotate(argv + i, argv + i + 1, argv + argc);
    --argc;
    break;
  }
  return requests;
}

void add_measurements(Stores& stores) {
  auto const add = [&](char const* name, auto run) { return benchmark::RegisterBenchmark(name, run); };
  add("point_read/bare", [&](benchmark::State& state) { stores.read_bare(state); });
  add("point_read/ours", [&](benchmark::State& state) { stores.read_ours(state); });
  add("snapshot_read/bare", [&](benchmark::State& state) { stores.read_bare_snapshot(state); });
  add("snapshot_read/ours", [&](benchmark::State& state) { stores.read_in_snapshot(state); });
  add("write_alone/bare", [&](benchmark::State& state) { stores.write_bare(state, 1); })->UseRealTime();
  add("write_alone/ours", [&](benchmark::State& state) { stores.write_ours(state); })->UseRealTime();
  add("write_together/bare", [&](benchmark::State& state) { stores.write_bare(state, kCallers); })->UseRealTime();
  add("write_together/ours", [&](benchmark::State& state) { stores.write_ours(state); })
      ->Threads(kCallers)
      ->UseRealTime();
}

}  // namespace

}  // namespace podpora::bench

int main(int argc, char** argv) {
  if (auto const code = podpora::mail::serve_when_asked(argc, argv)) return *code;
  namespace bench = podpora::bench;
  auto const requests = bench::take_requests(argc, argv);
  if (!requests) return 64;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 64;
  bench::Stores stores;
  bench::add_measurements(stores);
  bench::Folder const folder;
  bench::MailDesk desk(folder.path());
  bench::add_mail_measurements(desk);
  bench::add_route_measurements();
  bench::add_clock_measurements(folder.path());
  bench::add_search_measurements(folder.path());
  bench::add_insight_measurements(folder.path(), *requests);
  bench::Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  // With them go their databases, while the folder and what PostgreSQL is reached by still stand.
  benchmark::ClearRegisteredBenchmarks();
  ratios.print();
  return ratios.keep(bench::bounds()) ? 0 : 1;
}
