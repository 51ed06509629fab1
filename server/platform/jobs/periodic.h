#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace podpora::jobs {

/// Calls a function over and over in a thread of its own until it is stopped. A failed call is logged and the next one
/// comes all the same.
class Periodic {
 public:
  Periodic(std::string name, std::chrono::milliseconds interval, std::function<void()> work);
  ~Periodic();  ///< stops
  Periodic(Periodic const&) = delete;
  Periodic& operator=(Periodic const&) = delete;

  void start();
  /// Waits for a running call to end. Safe to call twice.
  void stop();

 private:
  void run();

  std::string name_;
  std::chrono::milliseconds interval_;
  std::function<void()> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_{false};
  std::thread thread_;
};

}  // namespace podpora::jobs
