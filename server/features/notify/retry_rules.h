#pragma once

#include "platform/base/clock.h"

#include <optional>

namespace podpora::notify {

/// How long a mail is tried before it is given up (RFC 5321 section 4.5.4.1: four to five days).
inline constexpr Duration kGiveUpAfter = std::chrono::hours{5 * 24};

/// When to try again after `failures` failed tries of a mail that was queued at `queued_at`: after minutes at first,
/// then every four hours, each up to a fifth earlier or later by `chance` (0 to 999), so that mails which failed
/// together are not tried together. The last try is at the end of the five days; nothing after it.
std::optional<Time> next_try(std::int64_t failures, Time queued_at, Time now, std::uint32_t chance);

}  // namespace podpora::notify
