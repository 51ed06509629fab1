#pragma once

#include "platform/base/clock.h"

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace podpora::identity {

/// Where a sign-in comes from and whom it is for.
struct Attempt {
  std::string email;
  std::string address;
};

/// Counts sign-ins that failed, so that passwords cannot be tried at will: for one account from one address, for one
/// address, and for one account from anywhere, the last one so wide that nobody can lock somebody else out cheaply.
/// Kept in the memory of this process and bounded; with several processes each counts for itself. Safe to call from
/// several threads.
class AttemptLimits {
 public:
  /// How long to wait before the next attempt; empty when it may be made now.
  std::optional<std::chrono::seconds> wait_for(Attempt const& attempt, Time now);
  void failed(Attempt const& attempt, Time now);
  /// The account from this address begins anew.
  void succeeded(Attempt const& attempt);

 private:
  struct Limit {
    std::size_t failures_max;
    std::chrono::seconds window;
  };
  struct Counted {
    std::string key;
    Limit limit;
  };
  static std::vector<Counted> counters_of(Attempt const& attempt);
  void forget_old(Time now);

  std::mutex mutex_;
  std::map<std::string, std::deque<Time>> failures_;  ///< of each counter, the oldest first
};

}  // namespace podpora::identity
