#include "features/calendars/calendar_rules.h"

#include "features/calendars/holiday_rules.h"
#include "features/calendars/open_spans.h"
#include "features/calendars/zone.h"

#include <algorithm>

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

Error beyond() {
  return Error{ErrorCode::kInvalid, "time-beyond-calendar", {}, {}};
}

bool computable(Time time) {
  return time >= Time{} && time <= kEnd;
}

/// Calls `each(begin, end)` for the open pieces between two instants, in order, until it returns false.
template <class Each>
void for_each_open(Calendar const& calendar, Time from, Time until, Each each) {
  OpenDays days(calendar);
  while (from < until) {
    auto const zone = zone_span_at(calendar.time_zone, from);
    Time const end = std::min(zone.end, until);
    for (auto day = chrono::floor<chrono::days>(from + zone.offset); day < end + zone.offset; day += chrono::days(1)) {
      for (auto const& piece : days.pieces(day)) {
        Time const piece_from = std::max(Time{day + chrono::minutes(piece.from) - zone.offset}, from);
        Time const piece_to = std::min(Time{day + chrono::minutes(piece.to) - zone.offset}, end);
        if (piece_from < piece_to && !each(piece_from, piece_to)) return;
      }
    }
    from = end;
  }
}

bool is_span(Span span) {
  return span.from >= 0 && span.from < 1440 && span.to >= 0 && span.to <= 1440;
}

/// Minutes from Monday midnight at which a slot begins.
int begin_of(Slot const& slot) {
  return static_cast<int>(slot.day) * 1440 + slot.span.from;
}

int length_of(Slot const& slot) {
  int const length = slot.span.to - slot.span.from;
  return length > 0 ? length : length + 1440;
}

bool overlap(Slot const& a, Slot const& b) {
  constexpr int kWeek = 7 * 1440;
  int const distance = ((begin_of(b) - begin_of(a)) % kWeek + kWeek) % kWeek;
  return distance < length_of(a) || kWeek - distance < length_of(b);
}

template <class Dated>
void check_dated(std::vector<Dated> const& all, std::string const& pointer, std::vector<FieldError>& faults) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].date.ok() || !is_span(all[i].span)) {
      faults.push_back({pointer + "/" + std::to_string(i), "calendar-span", {}});
    }
  }
}

}  // namespace

bool is_zone(std::string const& name) {
  return zone_exists(name);
}

Result<Calendar> checked(Calendar calendar) {
  std::vector<FieldError> faults;
  if (!zone_exists(calendar.time_zone)) faults.push_back({"/time_zone", "time-zone-unknown", {}});
  for (std::size_t i = 0; i < calendar.hours.size(); ++i) {
    auto const pointer = "/hours/" + std::to_string(i);
    if (!is_span(calendar.hours[i].span)) {
      faults.push_back({pointer, "calendar-span", {}});
      continue;
    }
    for (std::size_t k = 0; k < i; ++k) {
      if (!overlap(calendar.hours[k], calendar.hours[i])) continue;
      faults.push_back({pointer, "calendar-overlap", {}});
      break;
    }
  }
  check_dated(calendar.holidays, "/holidays", faults);
  check_dated(calendar.exceptions, "/exceptions", faults);
  if (!faults.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
  return calendar;
}

Result<bool> is_open(Calendar const& calendar, Time time) {
  if (!computable(time)) return beyond();
  bool open = false;
  for_each_open(calendar, time, time + Duration(1), [&](Time, Time) {
    open = true;
    return false;
  });
  return open;
}

Result<Duration> worked(Calendar const& calendar, Time from, Time to) {
  if (!computable(from) || !computable(to)) return beyond();
  Duration sum{0};
  for_each_open(calendar, from, to, [&](Time begin, Time end) {
    sum += end - begin;
    return true;
  });
  return sum;
}

Result<Time> due_after(Calendar const& calendar, Time from, Duration duration) {
  if (!computable(from)) return beyond();
  if (duration <= Duration(0)) return from;
  std::optional<Time> due;
  for_each_open(calendar, from, kEnd, [&](Time begin, Time end) {
    if (duration <= end - begin) {
      due = begin + duration;
      return false;
    }
    duration -= end - begin;
    return true;
  });
  if (!due) return beyond();
  return *due;
}

Result<Time> due(Calendar const& calendar, Time from, std::int64_t minutes) {
  // More minutes than there are before the end need no multiplication that could overflow.
  if (minutes > (kEnd - Time{}) / chrono::minutes(1)) return beyond();
  return due_after(calendar, from, chrono::minutes(minutes));
}

Calendar always_open() {
  Calendar calendar{.name = "24x7", .time_zone = "Etc/UTC"};
  for (int day = 0; day < 7; ++day) calendar.hours.push_back({.day = static_cast<Day>(day), .span = {0, 1440}});
  return calendar;
}

Date local_date(std::string const& zone, Time time) {
  return chrono::floor<chrono::days>(time + zone_span_at(zone, time).offset);
}

std::vector<Holiday> holidays_between(Calendar const& calendar, Date first, Date last) {
  std::vector<Holiday> all = calendar.holidays;
  for (auto year = first.year(); year <= last.year(); ++year) {
    auto const preset = preset_holidays(calendar.preset, year);
    all.insert(all.end(), preset.begin(), preset.end());
  }
  std::erase_if(all, [&](Holiday const& holiday) { return holiday.date < first || holiday.date > last; });
  std::ranges::sort(all, {}, [](Holiday const& h) { return chrono::sys_days(h.date); });
  return all;
}

}  // namespace podpora::calendars
