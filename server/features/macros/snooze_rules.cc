#include "features/macros/snooze_rules.h"

#include "features/calendars/zone.h"

namespace podpora::macros {

namespace {

using std::chrono::days;

constexpr auto kLater = std::chrono::hours{3};
constexpr auto kMorning = std::chrono::hours{8};

/// A local time as an instant; the offset is that of the instant itself, not of now.
Time instant_of(Time local, std::string const& zone) {
  auto const guess = local - calendars::zone_span_at(zone, local).offset;
  return local - calendars::zone_span_at(zone, guess).offset;
}

int days_ahead(MacroSnooze snooze, std::chrono::sys_days today) {
  if (snooze == MacroSnooze::kTomorrow) return 1;
  if (snooze == MacroSnooze::kWeek) return 7;
  auto const weekday = static_cast<int>(std::chrono::weekday{today}.iso_encoding());
  return 8 - weekday;
}

}  // namespace

std::optional<Time> snooze_until(MacroSnooze snooze, Time now, std::string const& zone) {
  if (snooze == MacroSnooze::kNone) return std::nullopt;
  if (snooze == MacroSnooze::kLater) return now + kLater;
  auto const today = std::chrono::floor<days>(now + calendars::zone_span_at(zone, now).offset);
  return instant_of(Time{today + days{days_ahead(snooze, today)}} + kMorning, zone);
}

}  // namespace podpora::macros
