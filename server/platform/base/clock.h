#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace podpora {

/// An instant in UTC, to the microsecond. The only time type inside; zones exist at calendars and at the edge.
using Time = std::chrono::sys_time<std::chrono::microseconds>;
using Duration = std::chrono::microseconds;

/// Source of now. Safe to call from several threads.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
  Time now() const override;
};

/// A clock that a test sets.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Time start) : now_us_(start.time_since_epoch().count()) {}
  Time now() const override { return Time{Duration{now_us_.load()}}; }
  void set(Time time) { now_us_ = time.time_since_epoch().count(); }
  void advance(Duration by) { now_us_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_us_;
};

/// RFC 3339 in UTC, `2026-11-22T08:00:00Z`, with a fraction only when there is one.
std::string to_rfc3339(Time time);

/// RFC 3339 with any offset; empty when the text is not one (leap second 60 is read as 59).
std::optional<Time> parse_rfc3339(std::string_view text);

}  // namespace podpora
