#include "platform/storage/sqlite/sqlite_writer.h"

#include "platform/base/fault.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace podpora::storage {

SqliteWriter::SqliteWriter(Database const& database, std::string const& path, std::chrono::milliseconds wait_max)
    : database_(database),
      wait_max_(wait_max),
      connection_(path, SqliteConnection::Use::kWrite, wait_max),
      thread_([this] { run(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    std::scoped_lock const lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  thread_.join();
}

void SqliteWriter::write(Body const& body) {
  Task task{.body = &body};
  {
    std::unique_lock lock(mutex_);
    if (stopping_) throw Overloaded("the database is closing");
    if (waiting_.size() >= kWaitingMax) throw Overloaded("too many writes wait for the database");
    waiting_.push_back(&task);
    arrived_.notify_one();
    done_.wait_for(lock, wait_max_, [&] { return task.stage != Stage::kWaiting; });
    if (task.stage == Stage::kWaiting) {
      std::erase(waiting_, &task);
      throw Overloaded("the database did not get to the write in time");
    }
    // Once begun it is never given up: the writer uses the body, and the caller must know the outcome.
    done_.wait(lock, [&] { return task.stage == Stage::kDone; });
  }
  if (task.failure) std::rethrow_exception(task.failure);
  call_after_commit(task.after_commit);
}

std::size_t SqliteWriter::waiting() const {
  std::scoped_lock const lock(mutex_);
  return waiting_.size();
}

SqliteWriter::Task* SqliteWriter::next(bool wait) {
  std::unique_lock lock(mutex_);
  if (wait) arrived_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
  if (stopping_) {
    for (auto* task : waiting_) {
      task->failure = std::make_exception_ptr(Overloaded("the database is closing"));
      task->stage = Stage::kDone;
    }
    waiting_.clear();
    done_.notify_all();
    return nullptr;
  }
  if (waiting_.empty()) return nullptr;
  auto* const task = waiting_.front();
  waiting_.pop_front();
  task->stage = Stage::kRunning;
  return task;
}

void SqliteWriter::run() {
  VerbGuard const guard(database_);
  while (auto* const first = next(true)) {
    std::vector<Task*> group;
    std::exception_ptr failure;
    try {
      run_group(first, group);
      commit(group);
    } catch (...) {
      failure = std::current_exception();
      roll_back();
    }
    finish(group, failure);
  }
}

void SqliteWriter::run_group(Task* first, std::vector<Task*>& group) {
  group.push_back(first);
  connection_.exec("BEGIN IMMEDIATE");
  for (auto* task = first; task != nullptr;) {
    run_body(*task);
    if (group.size() == kGroupMax) break;
    task = next(false);
    if (task != nullptr) group.push_back(task);
  }
}

/// What the body throws is its caller's; what this throws is about the whole group.
void SqliteWriter::run_body(Task& task) {
  connection_.exec("SAVEPOINT body");
  SqliteTransaction tx(connection_);
  try {
    task.commit = (*task.body)(tx);
  } catch (...) {
    task.failure = std::current_exception();
  }
  if (!connection_.in_transaction()) {
    // A full disk or an I/O error makes SQLite take back everything, the others' changes, too.
    if (task.failure) std::rethrow_exception(task.failure);
    throw std::runtime_error("SQLite rolled the transaction back");
  }
  if (task.commit) task.after_commit = tx.take_after_commit();
  connection_.exec(task.commit ? "RELEASE body" : "ROLLBACK TO body; RELEASE body");
}

void SqliteWriter::commit(std::vector<Task*> const& group) {
  bool const changed = std::ranges::any_of(group, &Task::commit);
  if (!changed) {
    connection_.exec("ROLLBACK");
    return;
  }
  commit_point("db.before_commit");
  connection_.exec("COMMIT");
  commit_point("db.after_commit");
  ++commits_;
}

void SqliteWriter::finish(std::vector<Task*> const& group, std::exception_ptr const& failure) {
  std::scoped_lock const lock(mutex_);
  for (auto* task : group) {
    if (failure && !task->failure) task->failure = failure;
    task->stage = Stage::kDone;
  }
  // Under the lock: a task lives on its caller's stack and is gone as soon as the caller sees kDone.
  done_.notify_all();
}

void SqliteWriter::roll_back() noexcept {
  try {
    connection_.statements().clear();
    if (connection_.in_transaction()) connection_.exec("ROLLBACK");
  } catch (std::exception const& e) {
    spdlog::error("storage.rollback_failed error={}", e.what());
  }
}

}  // namespace podpora::storage
