#pragma once

#include "platform/storage/sqlite/sqlite_connection.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace podpora::storage {

/// The one thread that writes. It takes what waits, runs each body inside a savepoint of one transaction, and
/// commits them together: one fsync for the group, and nobody hears of success before it.
class SqliteWriter {
 public:
  using Body = std::function<bool(Transaction&)>;

  SqliteWriter(Database const& database, std::string const& path, std::chrono::milliseconds wait_max);
  SqliteWriter(SqliteWriter const&) = delete;
  SqliteWriter& operator=(SqliteWriter const&) = delete;
  /// Ends when what was begun is committed; what still waits is refused.
  ~SqliteWriter();

  /// Runs the body and returns when its changes are on disk, or taken back because it returned false. Rethrows what
  /// the body threw. Throws Overloaded when the writer did not get to it in time.
  void write(Body const& body);

  /// How many groups were committed so far.
  std::int64_t commits() const { return commits_; }
  /// How many callers wait for the writer to begin with theirs.
  std::size_t waiting() const;

 private:
  enum class Stage { kWaiting, kRunning, kDone };
  struct Task {
    Body const* body;
    Stage stage{Stage::kWaiting};
    bool commit{false};
    std::exception_ptr failure;
    std::vector<std::function<void()>> after_commit;
  };

  void run();
  /// The next waiting task, now running; null when none waits (or, with `wait`, when the writer stops).
  Task* next(bool wait);
  void run_group(Task* first, std::vector<Task*>& group);
  void run_body(Task& task);
  void commit(std::vector<Task*> const& group);
  void finish(std::vector<Task*> const& group, std::exception_ptr const& failure);
  void roll_back() noexcept;

  static constexpr std::size_t kGroupMax = 256;
  static constexpr std::size_t kWaitingMax = 4096;

  Database const& database_;
  std::chrono::milliseconds const wait_max_;
  SqliteConnection connection_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::condition_variable done_;
  std::deque<Task*> waiting_;
  bool stopping_{false};
  std::atomic<std::int64_t> commits_{0};
  std::thread thread_;
};

}  // namespace podpora::storage
