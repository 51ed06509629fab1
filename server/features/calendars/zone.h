#pragma once

#include "platform/base/clock.h"

#include <string>
#include <vector>

namespace podpora::calendars {

/// A stretch of time in which a zone's offset from UTC does not change.
struct ZoneSpan {
  Time begin;
  Time end;
  std::chrono::seconds offset{0};
};

/// True when the zone data knows the name.
bool zone_exists(std::string const& name);

/// Every name that the zone data knows, in order.
std::vector<std::string> zone_names();

/// The stretch that holds the instant. Throws for an unknown zone: calendars are checked before they are used.
ZoneSpan zone_span_at(std::string const& name, Time time);

}  // namespace podpora::calendars
