#include "features/calendars/ics_holidays.h"

#include "features/calendars/zone.h"

#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
using Rule = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

constexpr std::size_t kNameMax = 200;

/// What is wrong with an event, by its summary.
Error fault(char const* code, std::string const& event) {
  return Error{ErrorCode::kInvalid, code, {{"event", event}}, {}};
}

/// A moment as a calendar writes it: on the wall, without a zone.
using Wall = chrono::local_time<chrono::seconds>;

struct Occurrence {
  Wall from;
  Wall to;
};

std::string text_of(char const* text) {
  return std::string{text ? text : ""}.substr(0, kNameMax);
}

/// Reads one event.
class EventReader {
 public:
  EventReader(icalcomponent* event, std::string const& zone)
      : event_(event), zone_(zone), name_(text_of(icalcomponent_get_summary(event))) {}

  std::string const& name() const { return name_; }

  /// The key under which a changed occurrence replaces the one of its series; empty when it is none.
  std::string replaced() const {
    auto const id = icalcomponent_get_recurrenceid(event_);
    return icaltime_is_null_time(id) ? "" : key(id);
  }

  std::string uid() const { return text_of(icalcomponent_get_uid(event_)); }
  bool cancelled() const { return icalcomponent_get_status(event_) == ICAL_STATUS_CANCELLED; }

  Result<std::vector<Occurrence>> occurrences(std::set<std::string> const& replaced) const {
    auto const start = icalcomponent_get_dtstart(event_);
    if (!valid(start)) return fault("ics-time", name_);
    std::map<std::string, icaltimetype> starts{{key(start), start}};
    TRY(add_rules(start, starts));
    add_dates(starts);
    for (auto* p = first(ICAL_EXDATE_PROPERTY); p != nullptr; p = next(ICAL_EXDATE_PROPERTY)) {
      starts.erase(key(icalproperty_get_exdate(p)));
    }
    for (auto const& gone : replaced) starts.erase(gone);
    auto const length = TRY(length_of(start));
    std::vector<Occurrence> all;
    for (auto const& [at, time] : starts) {
      auto const from = TRY(wall(time));
      all.push_back({from, TRY(wall(icaltime_add(time, length)))});
    }
    return all;
  }

 private:
  icalproperty* first(icalproperty_kind kind) const { return icalcomponent_get_first_property(event_, kind); }
  icalproperty* next(icalproperty_kind kind) const { return icalcomponent_get_next_property(event_, kind); }

  static bool valid(icaltimetype const& time) { return !icaltime_is_null_time(time) && icaltime_is_valid_time(time); }

  /// The same moment gives the same text whatever zone it is written in.
  static std::string key(icaltimetype const& time) {
    auto const utc =
        time.is_date || !time.zone ? time : icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
    auto* text = icaltime_as_ical_string_r(utc);
    std::string copy = text ? text : "";
    icalmemory_free_buffer(text);
    return copy.substr(0, time.is_date ? 8 : copy.size());
  }

  Result<icaldurationtype> length_of(icaltimetype const& start) const {
    auto const end = icalcomponent_get_dtend(event_);
    if (valid(end)) {
      auto const length = icaltime_subtract(end, start);
      if (length.is_neg) return fault("ics-time", name_);
      // Feeds write the first day as the end of a day, though RFC 5545 3.8.2.2 wants the day after.
      return start.is_date && icaldurationtype_as_int(length) == 0 ? icaldurationtype_from_int(86'400) : length;
    }
    // RFC 5545 3.6.1: a date without an end is that one day, a time without an end takes no time.
    if (auto* duration = first(ICAL_DURATION_PROPERTY)) return icalproperty_get_duration(duration);
    return icaldurationtype_from_int(start.is_date ? 86'400 : 0);
  }

  Result<void> add_rules(icaltimetype const& start, std::map<std::string, icaltimetype>& starts) const {
    for (auto* p = first(ICAL_RRULE_PROPERTY); p != nullptr; p = next(ICAL_RRULE_PROPERTY)) {
      auto const recurrence = icalproperty_get_rrule(p);
      if (recurrence.freq < ICAL_DAILY_RECURRENCE || recurrence.freq == ICAL_NO_RECURRENCE) {
        return fault("ics-rule", name_);
      }
      Rule const rule(icalrecur_iterator_new(recurrence, start), &icalrecur_iterator_free);
      if (!rule) return fault("ics-rule", name_);
      for (auto time = icalrecur_iterator_next(rule.get()); valid(time) && time.year < 2038;
           time = icalrecur_iterator_next(rule.get())) {
        starts.emplace(key(time), time);
        if (starts.size() > kIcsHolidaysMax) return fault("ics-too-many", name_);
      }
    }
    return {};
  }

  void add_dates(std::map<std::string, icaltimetype>& starts) const {
    for (auto* p = first(ICAL_RDATE_PROPERTY); p != nullptr; p = next(ICAL_RDATE_PROPERTY)) {
      auto const date = icalproperty_get_rdate(p);
      auto const time = icaltime_is_null_time(date.time) ? date.period.start : date.time;
      if (valid(time)) starts.emplace(key(time), time);
    }
  }

  /// As the clock on the wall of the calendar's zone shows it. A date or a time without a zone is that wall's already.
  Result<Wall> wall(icaltimetype const& time) const {
    chrono::seconds const clock{time.hour * 3600 + time.minute * 60 + time.second};
    auto const date = chrono::year{time.year} / static_cast<unsigned>(time.month) / static_cast<unsigned>(time.day);
    if (!date.ok() || time.year < 1601 || time.year > 2200) return fault("ics-time", name_);
    if (time.is_date) return Wall{chrono::local_days{date}.time_since_epoch()};
    if (!time.zone) return Wall{chrono::local_days{date}.time_since_epoch() + clock};
    auto const seconds = icaltime_as_timet_with_zone(time, time.zone);
    Time const instant{chrono::seconds{seconds}};
    return Wall{chrono::floor<chrono::seconds>(instant + zone_span_at(zone_, instant).offset).time_since_epoch()};
  }

  icalcomponent* event_;
  std::string const& zone_;
  std::string name_;
};

/// Cut at midnight, since a holiday belongs to one date.
Result<void> add(std::vector<Holiday>& holidays, Occurrence const& occurrence, std::string const& name) {
  auto day = chrono::floor<chrono::days>(occurrence.from);
  for (; Wall{day} < occurrence.to; day += chrono::days(1)) {
    Date const date{day};
    if (date.year() < chrono::year{1970}) continue;
    if (date.year() > chrono::year{2037}) break;
    auto const from = chrono::floor<chrono::minutes>(std::max(occurrence.from - day, chrono::seconds{0}));
    auto const to = std::min(chrono::ceil<chrono::minutes>(occurrence.to - day), chrono::minutes{1440});
    if (from >= to) continue;
    if (holidays.size() >= kIcsHolidaysMax) return fault("ics-too-many", name);
    holidays.push_back({date, {static_cast<int>(from.count()), static_cast<int>(to.count())}, "", name});
  }
  return {};
}

Result<std::vector<Holiday>> read_events(icalcomponent* root, std::string const& zone) {
  std::vector<EventReader> events;
  std::map<std::string, std::set<std::string>> replaced;
  auto const collect = [&](icalcomponent* calendar) {
    for (auto* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != nullptr;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
      auto const& reader = events.emplace_back(event, zone);
      if (auto const id = reader.replaced(); !id.empty()) replaced[reader.uid()].insert(id);
    }
  };
  // Several VCALENDAR in one document stand inside a component without a name.
  if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) collect(root);
  for (auto* calendar = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT); calendar != nullptr;
       calendar = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)) {
    collect(calendar);
  }
  std::vector<Holiday> holidays;
  for (auto const& event : events) {
    if (event.cancelled()) continue;
    auto const gone = event.replaced().empty() ? replaced[event.uid()] : std::set<std::string>{};
    for (auto const& occurrence : TRY(event.occurrences(gone))) TRY(add(holidays, occurrence, event.name()));
  }
  std::ranges::stable_sort(holidays, {}, [](Holiday const& h) { return chrono::sys_days(h.date); });
  return holidays;
}

bool is_calendar(icalcomponent* root) {
  return icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT ||
         icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT) != nullptr;
}

}  // namespace

Result<std::vector<Holiday>> read_ics(std::string_view text, std::string const& time_zone) {
  auto const failed = [](std::string code, TextArgs args = {}) {
    return Error{ErrorCode::kInvalid, std::move(code), std::move(args), {}};
  };
  if (text.size() > kIcsMax) return failed("ics-too-large", {{"max", std::int64_t{kIcsMax}}});
  std::string const copy{text.substr(0, text.find('\0'))};
  Component const root(icalparser_parse_string(copy.c_str()), &icalcomponent_free);
  if (!root || !is_calendar(root.get())) return failed("ics-not-calendar");
  return read_events(root.get(), time_zone);
}

}  // namespace podpora::calendars
