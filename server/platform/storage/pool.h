#pragma once

#include "platform/storage/database.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace podpora::storage {

/// A bounded set of connections, opened when first needed. Safe to call from several threads.
template <class Connection>
class Pool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;

  Pool(std::size_t size, std::chrono::milliseconds wait_max, Open open)
      : size_(size), wait_max_(wait_max), open_(std::move(open)) {}

  /// One connection, given back when the lease ends.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(pool), connection_(std::move(connection)) {}
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    ~Lease() { pool_.give_back(std::move(connection_)); }

    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }
    /// Closes the connection instead of giving it back: it is broken.
    void drop() { connection_.reset(); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Waits for a free connection, at most `wait_max`, then throws Overloaded. Throws what opening throws.
  Lease take() {
    std::unique_lock lock(mutex_);
    bool const free = free_again_.wait_for(lock, wait_max_, [&] { return !idle_.empty() || open_count_ < size_; });
    if (!free) throw Overloaded("no database connection became free in time");
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
    ++open_count_;
    lock.unlock();
    try {
      return Lease(*this, open_());
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

  /// Closes the connections that nobody uses: after one turned out to be lost, the others probably are, too.
  void drop_idle() {
    std::vector<std::unique_ptr<Connection>> closing;
    std::scoped_lock const lock(mutex_);
    open_count_ -= idle_.size();
    closing.swap(idle_);
  }

 private:
  void give_back(std::unique_ptr<Connection> connection) {
    {
      std::scoped_lock const lock(mutex_);
      if (connection) {
        idle_.push_back(std::move(connection));
      } else {
        --open_count_;
      }
    }
    free_again_.notify_one();
  }

  std::size_t const size_;
  std::chrono::milliseconds const wait_max_;
  Open const open_;
  std::mutex mutex_;
  std::condition_variable free_again_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t open_count_{0};
};

}  // namespace podpora::storage
