#pragma once

#include <atomic>
#include <chrono>

namespace podpora::mail {

/// Ends waits on sockets from another thread: once fired, it stays so.
class Interrupt {
 public:
  Interrupt();  ///< throws std::system_error when the process has no file descriptors left
  ~Interrupt();
  Interrupt(Interrupt const&) = delete;
  Interrupt& operator=(Interrupt const&) = delete;

  void fire();
  bool fired() const { return fired_; }
  /// Waits; true when it is fired, false when the time is over.
  bool wait_for(std::chrono::milliseconds time) const;
  /// Readable once it is fired.
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  std::atomic<bool> fired_{false};
};

}  // namespace podpora::mail
