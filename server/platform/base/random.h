#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>

namespace podpora {

/// Source of randomness. Safe to call from several threads.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> out) = 0;
};

/// The operating system's generator (libsodium).
std::unique_ptr<Random> make_system_random();

/// A reproducible stream for tests and simulations. Never for secrets.
std::unique_ptr<Random> make_seeded_random(std::uint64_t seed);

/// A secret for a link or a session: 32 random bytes as 43 characters of base64url.
std::string random_token(Random& random);

/// Makes time-ordered 63-bit ids: 41 bits of milliseconds since 2020, 22 bits random at first and counted up
/// within the same millisecond, so ids of one process strictly grow. Safe to call from several threads.
class IdSource {
 public:
  IdSource(Clock const& clock, Random& random) : clock_(clock), random_(random) {}

  std::int64_t next();

  template <class IdType>
  IdType make() {
    return IdType{next()};
  }

 private:
  Clock const& clock_;
  Random& random_;
  std::mutex mutex_;
  std::int64_t last_{0};
};

}  // namespace podpora
