#pragma once

#include "features/calendars/feed.h"
#include "features/calendars/preview_rules.h"
#include "features/calendars/revision.h"
#include "features/calendars/wire.h"

namespace podpora::calendars {

/// A holiday that somebody wrote; without times the whole day.
struct HolidayInput {
  std::string date;
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(HolidayInput, (), (date, from, to, name))
inline std::vector<http::FieldLimit> wire_limits(HolidayInput const*) {
  return {{"name", {.min = std::nullopt, .max = 200}}};
}

/// What people write of a calendar.
struct CalendarRequest {
  std::string name;
  std::string time_zone;
  std::vector<SlotView> hours;
  Preset preset{Preset::kNone};
  std::vector<HolidayInput> holidays;
  std::vector<ExceptionView> exceptions;
};
BOOST_DESCRIBE_STRUCT(CalendarRequest, (), (name, time_zone, hours, preset, holidays, exceptions))
inline std::vector<http::FieldLimit> wire_limits(CalendarRequest const*) {
  return {{"name", {.min = std::nullopt, .max = 200}}, {"hours", {.min = std::nullopt, .max = 100}}};
}

struct FeedView {
  FeedId id;
  std::string name;
  std::string url;  ///< empty for an uploaded file
  std::int64_t days{0};
  Time fetched_at;                     ///< of what is in use
  Time tried_at;                       ///< of the last try
  std::optional<std::string> failure;  ///< what is wrong since, in words
};
BOOST_DESCRIBE_STRUCT(FeedView, (), (id, name, url, days, fetched_at, tried_at, failure))

/// A calendar as it is edited: own holidays apart from those of feeds.
struct CalendarDetail {
  CalendarId id;
  std::string name;
  std::string time_zone;
  std::vector<SlotView> hours;
  Preset preset{Preset::kNone};
  std::vector<HolidayView> holidays;
  std::vector<ExceptionView> exceptions;
  std::vector<FeedView> feeds;
  std::int64_t revision{1};  ///< for `If-Match`
};
BOOST_DESCRIBE_STRUCT(CalendarDetail, (), (id, name, time_zone, hours, preset, holidays, exceptions, feeds, revision))

/// A file's content, or an address that is fetched every day.
struct FeedRequest {
  std::string name;
  std::optional<std::string> url;
  std::optional<std::string> content;
};
BOOST_DESCRIBE_STRUCT(FeedRequest, (), (name, url, content))
inline std::vector<http::FieldLimit> wire_limits(FeedRequest const*) {
  return {{"name", {.min = std::nullopt, .max = 200}},
          {"url", {.min = std::nullopt, .max = 2000}},
          {"content", {.min = std::nullopt, .max = 4 << 20}}};
}

/// A calendar as it is being written, with the feeds of the one that is there already, from a day on.
struct PreviewRequest {
  CalendarRequest calendar;
  std::optional<CalendarId> id;
  std::optional<std::string> from;   ///< a date; today when absent
  std::optional<std::int64_t> days;  ///< a year when absent
};
BOOST_DESCRIBE_STRUCT(PreviewRequest, (), (calendar, id, from, days))
inline std::vector<http::FieldLimit> wire_limits(PreviewRequest const*) {
  return {{"days", {.min = 1, .max = 800}}};
}

struct PieceView {
  std::string from;
  std::string to;
};
BOOST_DESCRIBE_STRUCT(PieceView, (), (from, to))

struct WhyView {
  WhyKind kind{WhyKind::kNoHours};
  std::string text;  ///< in words
};
BOOST_DESCRIBE_STRUCT(WhyView, (), (kind, text))

struct PreviewDayView {
  std::string date;
  DayState state{DayState::kOpen};
  std::vector<PieceView> open;
  std::vector<WhyView> why;
};
BOOST_DESCRIBE_STRUCT(PreviewDayView, (), (date, state, open, why))

struct PreviewView {
  std::string today;
  std::vector<PreviewDayView> days;
};
BOOST_DESCRIBE_STRUCT(PreviewView, (), (today, days))

/// One step of a calendar's history, with what it did.
struct RevisionView {
  std::int64_t number{1};
  Cause cause{Cause::kAdded};
  std::string made_by;
  Time began_at;
  std::vector<std::string> changes;  ///< in words
};
BOOST_DESCRIBE_STRUCT(RevisionView, (), (number, cause, made_by, began_at, changes))

struct RevisionList {
  std::vector<RevisionView> items;
};
BOOST_DESCRIBE_STRUCT(RevisionList, (), (items))

struct ZoneList {
  std::vector<std::string> items;
};
BOOST_DESCRIBE_STRUCT(ZoneList, (), (items))

/// The calendar that the request writes; kInvalid with the pointer of each text that is no date or time of day.
Result<Calendar> from_request(CalendarRequest const& request);

FeedView to_view(Feed const& feed, std::string const& language);
PreviewDayView to_view(PreviewDay const& day, std::string const& language);

/// What of the calendar is different, in words.
std::vector<std::string> changes_between(Calendar const& before, Calendar const& after, std::string const& language);

}  // namespace podpora::calendars
