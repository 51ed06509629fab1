#include "features/identity/attempt_limits.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::identity {

namespace {

using namespace std::chrono_literals;

/// A counter more than this throws out those whose windows have passed, and if need be the least recent half.
constexpr std::size_t kCountersMax = 20'000;
constexpr std::chrono::seconds kLongestWindow = 1h;

}  // namespace

std::vector<AttemptLimits::Counted> AttemptLimits::counters_of(Attempt const& attempt) {
  auto const email = ascii_lower(attempt.email).substr(0, 254);
  return {{"both " + attempt.address + " " + email, {5, 15min}},
          {"address " + attempt.address, {30, 15min}},
          {"account " + email, {100, 1h}}};
}

std::optional<std::chrono::seconds> AttemptLimits::wait_for(Attempt const& attempt, Time now) {
  std::scoped_lock const lock(mutex_);
  std::optional<std::chrono::seconds> longest;
  for (auto const& [key, limit] : counters_of(attempt)) {
    auto const found = failures_.find(key);
    if (found == failures_.end() || found->second.size() < limit.failures_max) continue;
    // The oldest of the last `failures_max` has to leave the window first.
    auto const oldest = found->second[found->second.size() - limit.failures_max];
    auto const left = std::chrono::ceil<std::chrono::seconds>(oldest + limit.window - now);
    if (left > 0s) longest = std::max(longest.value_or(0s), left);
  }
  return longest;
}

void AttemptLimits::failed(Attempt const& attempt, Time now) {
  std::scoped_lock const lock(mutex_);
  for (auto const& [key, limit] : counters_of(attempt)) {
    auto& times = failures_[key];
    times.push_back(now);
    while (times.size() > limit.failures_max) times.pop_front();
  }
  if (failures_.size() > kCountersMax) forget_old(now);
}

void AttemptLimits::succeeded(Attempt const& attempt) {
  std::scoped_lock const lock(mutex_);
  failures_.erase(counters_of(attempt).front().key);
}

void AttemptLimits::forget_old(Time now) {
  std::erase_if(failures_, [&](auto const& counter) { return counter.second.back() + kLongestWindow <= now; });
  if (failures_.size() <= kCountersMax) return;
  // Half of them at once, so that a flood does not pay for a look at all of them each time.
  std::vector<Time> latest;
  for (auto const& [key, times] : failures_) latest.push_back(times.back());
  auto const middle = latest.begin() + static_cast<std::ptrdiff_t>(latest.size() / 2);
  std::ranges::nth_element(latest, middle);
  std::erase_if(failures_, [&](auto const& counter) { return counter.second.back() <= *middle; });
}

}  // namespace podpora::identity
