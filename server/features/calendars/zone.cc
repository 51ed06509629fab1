#include "features/calendars/zone.h"

// Debian builds the library to read the system's zone data; the header must be told the same.
#define USE_OS_TZDB 1
#include <date/tz.h>

#include <algorithm>
#include <stdexcept>

namespace podpora::calendars {

bool zone_exists(std::string const& name) {
  auto const& zones = date::get_tzdb().zones;
  auto const found = std::ranges::lower_bound(zones, name, {}, [](date::time_zone const& z) { return z.name(); });
  return found != zones.end() && found->name() == name;
}

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  for (auto const& zone : date::get_tzdb().zones) names.push_back(zone.name());
  return names;
}

ZoneSpan zone_span_at(std::string const& name, Time time) {
  auto const info = date::locate_zone(name)->get_info(time);
  // The outermost stretches reach to the ends of time in seconds: too far for microseconds.
  constexpr auto kFirst = std::chrono::sys_seconds{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}};
  constexpr auto kLast = std::chrono::sys_seconds{std::chrono::sys_days{std::chrono::year{2200} / 1 / 1}};
  return {.begin = std::max(info.begin, kFirst), .end = std::min(info.end, kLast), .offset = info.offset};
}

}  // namespace podpora::calendars
