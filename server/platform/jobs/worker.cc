#include "platform/base/fault.h"
#include "platform/base/text.h"
#include "platform/jobs/job_store.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

namespace podpora::jobs {

namespace {

using std::chrono::milliseconds;
using storage::Scope;
using storage::Transaction;

constexpr std::chrono::seconds kStopMax{30};
constexpr std::size_t kErrorBytesMax = 1000;

/// What a handler threw, fit for a text column: other machines' answers can be in it.
std::string error_text(char const* what) {
  std::string text(truncate_utf8(what, kErrorBytesMax));
  if (is_utf8(text)) return text;
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
  return text;
}

class PoolWorker final : public Worker {
 public:
  PoolWorker(storage::Database& database, Clock const& clock, Random& random, std::map<std::string, Handler> handlers,
             WorkerOptions options)
      : database_(database), clock_(clock), random_(random), handlers_(std::move(handlers)), options_(options) {}

  ~PoolWorker() override {
    stop();
    {
      std::scoped_lock const lock(mutex_);
      if (alive_ > 0) std::_Exit(EXIT_FAILURE);
    }
    for (auto& thread : threads_) thread.join();
  }

  void start() override {
    alive_ = options_.threads;
    for (int i = 0; i < options_.threads; ++i) {
      threads_.emplace_back([this] {
        work();
        std::scoped_lock const lock(mutex_);
        --alive_;
        changed_.notify_all();
      });
    }
    if (options_.threads > 0) threads_.emplace_back([this] { keep_leases(); });
  }

  void stop() override {
    std::unique_lock lock(mutex_);
    if (!std::exchange(stopping_, true)) stop_by_ = std::chrono::steady_clock::now() + kStopMax;
    changed_.notify_all();
    if (!changed_.wait_until(lock, stop_by_, [&] { return alive_ == 0; })) {
      spdlog::error("jobs.stop_timeout: {} jobs did not end", running_.size());
    }
  }

  void wake() override {
    std::scoped_lock const lock(mutex_);
    ++wakes_;
    changed_.notify_all();
  }

  std::size_t run_due() override {
    std::size_t count = 0;
    while (run_one()) ++count;
    return count;
  }

 private:
  void work() {
    while (true) {
      std::uint64_t wakes_before = 0;
      {
        std::scoped_lock const lock(mutex_);
        if (stopping_) return;
        wakes_before = wakes_;
      }
      if (try_one()) continue;
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, options_.poll, [&] { return stopping_ || wakes_ != wakes_before; });
    }
  }

  /// As `run_one`; a database that cannot be reached is tried again at the next poll.
  bool try_one() {
    try {
      return run_one();
    } catch (std::exception const& e) {
      spdlog::error("jobs.claim_failed error={}", e.what());
      return false;
    }
  }

  /// Runs one due job; false when there is none.
  bool run_one() {
    auto const claim = claim_due();
    if (!claim) return false;
    commit_point("job.claimed");
    if (claim->job.attempt > options_.attempts_max) {
      // Only a worker that died during the last attempt leaves a job like this.
      give_up(*claim, "the process ended while the job ran");
      return true;
    }
    hold(*claim);
    run_handler(*claim);
    let_go(*claim);
    return true;
  }

  std::optional<Claim> claim_due() {
    // A look first: on SQLite an idle worker must not queue for the writer twice a second.
    auto const due = database_.read(Scope::all_desks(), [](Transaction& tx) { return next_due(tx); });
    auto const now = clock_.now();
    if (!due || *due > now) return std::nullopt;
    return database_.write(Scope::all_desks(),
                           [&](Transaction& tx) { return claim_next(tx, now, now + options_.lease); });
  }

  void run_handler(Claim const& claim) {
    try {
      auto const handler = handlers_.find(claim.job.kind);
      if (handler == handlers_.end()) throw std::runtime_error("no handler for jobs of kind " + claim.job.kind);
      handler->second(claim.job);
    } catch (std::exception const& e) {
      auto const error = error_text(e.what());
      spdlog::warn("job.failed job={} kind={} attempt={} error={}", to_text(claim.job.id), claim.job.kind,
                   claim.job.attempt, error);
      after_failure(claim, error);
      return;
    }
    commit_point("job.handled");
    settle(claim, [&](Transaction& tx) { return finish(tx, claim); });
  }

  void after_failure(Claim const& claim, std::string const& error) {
    if (claim.job.attempt >= options_.attempts_max) {
      give_up(claim, error);
      return;
    }
    auto const due = clock_.now() + with_jitter(back_off(claim.job.attempt));
    settle(claim, [&](Transaction& tx) { return put_back(tx, claim, error, due); });
  }

  void give_up(Claim const& claim, std::string const& error) {
    spdlog::error("job.given_up job={} kind={}", to_text(claim.job.id), claim.job.kind);
    settle(claim, [&](Transaction& tx) { return bury(tx, claim, error, clock_.now()); });
  }

  template <class F>
  void settle(Claim const& claim, F&& f) {
    if (database_.write(Scope::of(claim.job.desk), std::forward<F>(f))) return;
    spdlog::warn("job.lease_lost job={} kind={}", to_text(claim.job.id), claim.job.kind);
  }

  /// Between four fifths and six fifths of it, so that jobs which failed together are not tried together.
  Duration with_jitter(Duration wait) {
    std::uint32_t bits = 0;
    random_.fill(std::as_writable_bytes(std::span{&bits, 1}));
    return wait * 4 / 5 + Duration{wait.count() / 1000 * 2 / 5 * (bits % 1000)};
  }

  void hold(Claim const& claim) {
    std::scoped_lock const lock(mutex_);
    running_.push_back(claim);
  }

  void let_go(Claim const& claim) {
    std::scoped_lock const lock(mutex_);
    std::erase_if(running_, [&](Claim const& other) { return other.job.id == claim.job.id; });
  }

  /// Renews what runs, three times in a lease, until the last working thread has ended.
  void keep_leases() {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, options_.lease / 3, [&] { return alive_ == 0; })) {
      auto const running = running_;
      lock.unlock();
      for (auto const& claim : running) try_renew(claim);
      lock.lock();
    }
  }

  void try_renew(Claim const& claim) {
    try {
      database_.write(Scope::of(claim.job.desk),
                      [&](Transaction& tx) { return renew(tx, claim, clock_.now() + options_.lease); });
    } catch (std::exception const& e) {
      spdlog::warn("job.renew_failed job={} error={}", to_text(claim.job.id), e.what());
    }
  }

  storage::Database& database_;
  Clock const& clock_;
  Random& random_;
  std::map<std::string, Handler> const handlers_;
  WorkerOptions const options_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_{false};
  std::chrono::steady_clock::time_point stop_by_{};
  int alive_{0};  ///< working threads
  std::uint64_t wakes_{0};
  std::vector<Claim> running_;
  std::vector<std::thread> threads_;
};

}  // namespace

Duration back_off(int attempt) {
  Duration const longest = std::chrono::hours{24};
  Duration wait = std::chrono::seconds{10};
  for (int i = 1; i < attempt && wait < longest; ++i) wait *= 3;
  return std::min(wait, longest);
}

std::unique_ptr<Worker> make_worker(storage::Database& database, Clock const& clock, Random& random,
                                    std::map<std::string, Handler> handlers, WorkerOptions options) {
  return std::make_unique<PoolWorker>(database, clock, random, std::move(handlers), options);
}

}  // namespace podpora::jobs
