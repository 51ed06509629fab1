#include "features/calendars/preview_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/zone.h"

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

/// True when every minute of `inner` lies in `outer`; both in order and joined.
bool contains(std::vector<DayPiece> const& outer, std::vector<DayPiece> const& inner) {
  return std::ranges::all_of(inner, [&](DayPiece const& piece) {
    return std::ranges::any_of(outer,
                               [&](DayPiece const& other) { return other.from <= piece.from && piece.to <= other.to; });
  });
}

bool ends_next_day(Span span) {
  return span.to <= span.from;
}

/// Offset from UTC at the end of the local day less that at its beginning, turned into the day's extra minutes.
int extra_minutes(std::string const& zone, chrono::sys_days day) {
  auto const offset_at = [&](chrono::sys_days local) {
    auto const guess = zone_span_at(zone, Time{local}).offset;
    return zone_span_at(zone, Time{local} - guess).offset;
  };
  auto const before = offset_at(day);
  auto const after = offset_at(day + chrono::days(1));
  return static_cast<int>(chrono::duration_cast<chrono::minutes>(before - after).count());
}

class Preview {
 public:
  explicit Preview(Calendar const& calendar) : calendar_(calendar), days_(calendar), week_(weekly(calendar)) {}

  PreviewDay day(chrono::sys_days at) {
    PreviewDay day{.date = at, .open = days_.pieces(at)};
    auto const ordinary = week_.pieces(at);
    if (day.open.empty()) {
      day.state = DayState::kClosed;
    } else {
      day.state = contains(day.open, ordinary) ? DayState::kOpen : DayState::kPart;
    }
    if (ordinary.empty() && day.open.empty()) day.why.push_back({.kind = WhyKind::kNoHours});
    add_holidays(day, at);
    add_exceptions(day, at);
    if (int const extra = extra_minutes(calendar_.time_zone, at); extra != 0) {
      day.why.push_back({.kind = WhyKind::kClockChange, .minutes = extra});
    }
    return day;
  }

  void load(Date first, Date last) {
    for (auto& holiday : holidays_between(calendar_, first, last)) {
      holidays_.emplace(chrono::sys_days(holiday.date), std::move(holiday));
    }
  }

 private:
  static Calendar weekly(Calendar const& calendar) {
    return {.time_zone = calendar.time_zone, .hours = calendar.hours};
  }

  void add_holidays(PreviewDay& day, chrono::sys_days at) const {
    for (int const offset : {0, -1}) {
      auto const [begin, end] = holidays_.equal_range(at + chrono::days(offset));
      for (auto entry = begin; entry != end; ++entry) {
        auto const& holiday = entry->second;
        if (offset < 0 && !ends_next_day(holiday.span)) continue;
        day.why.push_back({.kind = WhyKind::kHoliday, .code = holiday.code, .name = holiday.name});
      }
    }
  }

  void add_exceptions(PreviewDay& day, chrono::sys_days at) const {
    for (auto const& exception : calendar_.exceptions) {
      auto const on = chrono::sys_days(exception.date);
      bool const spills = on + chrono::days(1) == at && ends_next_day(exception.span) && exception.span.to > 0;
      if (on != at && !spills) continue;
      day.why.push_back({.kind = WhyKind::kException});
      return;
    }
  }

  Calendar const& calendar_;
  OpenDays days_;
  OpenDays week_;
  std::multimap<chrono::sys_days, Holiday> holidays_;
};

}  // namespace

Result<std::vector<PreviewDay>> preview(Calendar const& calendar, Date first, int days) {
  auto const begin = chrono::sys_days(first);
  auto const end = begin + chrono::days(days);
  if (Time{begin} < Time{} + chrono::days(1) || Time{end} >= kEnd) {
    return Error{ErrorCode::kInvalid, "time-beyond-calendar", {}, {}};
  }
  Preview preview(calendar);
  preview.load(begin - chrono::days(1), end);
  std::vector<PreviewDay> all;
  for (auto day = begin; day < end; day += chrono::days(1)) all.push_back(preview.day(day));
  return all;
}

}  // namespace podpora::calendars
