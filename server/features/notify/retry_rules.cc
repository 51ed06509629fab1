#include "features/notify/retry_rules.h"

#include <algorithm>
#include <array>

namespace podpora::notify {

std::optional<Time> next_try(std::int64_t failures, Time queued_at, Time now, std::uint32_t chance) {
  using std::chrono::minutes;
  constexpr std::array kWaits{minutes{1},  minutes{5},   minutes{15}, minutes{30},
                              minutes{60}, minutes{120}, minutes{240}};
  auto const last = queued_at + kGiveUpAfter;
  if (now >= last) return std::nullopt;
  auto const index = static_cast<std::size_t>(std::max<std::int64_t>(1, failures)) - 1;
  Duration const wait = kWaits.at(std::min(index, kWaits.size() - 1));
  auto const next = now + wait * 4 / 5 + wait * 2 / 5 * std::min(chance, 999U) / 999;
  return std::min(next, last);
}

}  // namespace podpora::notify
