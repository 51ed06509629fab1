#include "features/calendars/http.h"

#include "features/calendars/add_calendar.h"
#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/calendars/feed_store.h"
#include "features/calendars/feeds.h"
#include "features/calendars/zone.h"

namespace podpora::calendars {

namespace {

constexpr int kYear = 366;

Result<CalendarDetail> detail_of(storage::Transaction& tx, DeskId desk, CalendarId id, std::string const& language) {
  auto const own = find_own_calendar(tx, desk, id);
  if (!own) return not_found("calendar");
  auto view = to_view(*own);
  CalendarDetail detail{.id = id,
                        .name = view.name,
                        .time_zone = view.time_zone,
                        .hours = std::move(view.hours),
                        .preset = view.preset,
                        .holidays = std::move(view.holidays),
                        .exceptions = std::move(view.exceptions),
                        .revision = revision_of(tx, desk, id)};
  for (auto const& feed : feeds_of(tx, desk, id)) detail.feeds.push_back(to_view(feed, language));
  return detail;
}

/// The same pointers below `/calendar`.
Error below_calendar(Error error) {
  for (auto& field : error.fields) field.pointer = "/calendar" + field.pointer;
  return error;
}

}  // namespace

Result<CalendarDetail> Http::detail(http::Call const& call, CalendarId id) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) { return detail_of(tx, call.actor.desk, id, call.language); });
}

Result<CalendarList> Http::list(http::Call const& call) const {
  CalendarList list;
  database_.read(storage::Scope::of(call.actor.desk), [&](storage::Transaction& tx) {
    list.items.clear();
    for (auto const& calendar : list_calendars(tx, call.actor.desk)) list.items.push_back(to_view(calendar));
  });
  return list;
}

Result<http::Created<CalendarDetail>> Http::add(http::Call const& call, CalendarRequest request) const {
  auto const calendar = TRY(from_request(request));
  return database_.write(
      storage::Scope::of(call.actor.desk), [&](storage::Transaction& tx) -> Result<http::Created<CalendarDetail>> {
        TRY(check_name(tx, call.actor.desk, calendar.name, CalendarId{}));
        auto const added = TRY(add_calendar(tx, context_.audit, call.actor, calendar));
        return http::Created<CalendarDetail>{"/api/v1/calendars/" + to_text(added.id),
                                             TRY(detail_of(tx, call.actor.desk, added.id, call.language))};
      });
}

Result<CalendarDetail> Http::get(http::Call const& call) const {
  return detail(call, TRY(call.id<CalendarId>("id")));
}

Result<CalendarDetail> Http::edit(http::Call const& call, CalendarRequest request) const {
  auto const id = TRY(call.id<CalendarId>("id"));
  auto const revision = TRY(call.if_match());
  auto calendar = TRY(from_request(request));
  calendar.id = id;
  return database_.write(storage::Scope::of(call.actor.desk), [&](storage::Transaction& tx) -> Result<CalendarDetail> {
    TRY(edit_calendar(tx, context_, call.actor, calendar, revision));
    return detail_of(tx, call.actor.desk, id, call.language);
  });
}

Result<http::NoContent> Http::remove_calendar(http::Call const& call) const {
  auto const id = TRY(call.id<CalendarId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](storage::Transaction& tx) -> Result<http::NoContent> {
    TRY(calendars::remove_calendar(tx, context_, call.actor, id));
    return http::NoContent{};
  });
}

Result<PreviewView> Http::preview_days(http::Call const& call, PreviewRequest request) const {
  auto read = from_request(request.calendar);
  if (read.has_error()) return below_calendar(read.error());
  auto good = checked(std::move(*read));
  if (good.has_error()) return below_calendar(good.error());
  auto& calendar = *good;
  if (request.id) {
    auto const days = database_.read(storage::Scope::of(call.actor.desk),
                                     [&](auto& tx) { return feed_days(tx, call.actor.desk, *request.id); });
    calendar.holidays.insert(calendar.holidays.end(), days.begin(), days.end());
  }
  auto const today = local_date(calendar.time_zone, context_.audit.clock.now());
  auto const first = request.from ? parse_date_text(*request.from) : today;
  if (!first) return invalid("/from", "date");
  PreviewView view{.today = to_date_text(today), .days = {}};
  for (auto const& day : TRY(preview(calendar, *first, static_cast<int>(request.days.value_or(kYear))))) {
    view.days.push_back(to_view(day, call.language));
  }
  return view;
}

Result<RevisionList> Http::revisions(http::Call const& call) const {
  auto const id = TRY(call.id<CalendarId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](storage::Transaction& tx) -> Result<RevisionList> {
    if (revision_of(tx, desk, id) == 0) return not_found("calendar");
    RevisionList list;
    std::optional<Calendar> before;
    for (auto const& revision : revisions_since(tx, desk, id, 1)) {
      list.items.push_back({.number = revision.number,
                            .cause = revision.cause,
                            .made_by = revision.made_by,
                            .began_at = revision.began_at,
                            .changes = {}});
      if (before) list.items.back().changes = changes_between(*before, revision.calendar, call.language);
      before = revision.calendar;
    }
    std::ranges::reverse(list.items);
    return list;
  });
}

Result<CalendarDetail> Http::add_holidays(http::Call const& call, FeedRequest request) const {
  auto const id = TRY(call.id<CalendarId>("id"));
  TRY(add_feed(database_, context_, call.actor,
               {.calendar_id = id,
                .name = std::move(request.name),
                .url = std::move(request.url).value_or(""),
                .content = std::move(request.content).value_or("")}));
  return detail(call, id);
}

Result<CalendarDetail> Http::refresh(http::Call const& call) const {
  auto const id = TRY(call.id<CalendarId>("id"));
  TRY(refresh_feed(database_, context_, call.actor, id, TRY(call.id<FeedId>("feed"))));
  return detail(call, id);
}

Result<CalendarDetail> Http::remove(http::Call const& call) const {
  auto const id = TRY(call.id<CalendarId>("id"));
  auto const feed = TRY(call.id<FeedId>("feed"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](storage::Transaction& tx) -> Result<CalendarDetail> {
    TRY(remove_feed(tx, context_, call.actor, id, feed));
    return detail_of(tx, call.actor.desk, id, call.language);
  });
}

Result<ZoneList> Http::zones(http::Call const&) const {
  return ZoneList{zone_names()};
}

}  // namespace podpora::calendars
