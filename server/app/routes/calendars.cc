#include "app/routes.h"

#include "app/https.h"
#include "features/calendars/http.h"
#include "features/clocks/ladder_http.h"
#include "features/identity/permission.h"
#include "features/identity/team_http.h"

namespace podpora::app {

using enum Permission;

namespace {

/// A feed's document, and what JSON needs to escape in it.
constexpr std::size_t kFeedBodyMax = 6 << 20;

}  // namespace

void add_calendars_routes(http::Routes& r, Https const& h) {
  using C = calendars::Http;
  r.get("listCalendars", "/api/v1/calendars", kRulebookRead, *h.calendars, &C::list);
  r.post("addCalendar", "/api/v1/calendars", kDeskManage, *h.calendars, &C::add);
  r.get("getCalendar", "/api/v1/calendars/{id}", kRulebookRead, *h.calendars, &C::get);
  r.put("editCalendar", "/api/v1/calendars/{id}", kDeskManage, *h.calendars, &C::edit);
  r.del("removeCalendar", "/api/v1/calendars/{id}", kDeskManage, *h.calendars, &C::remove_calendar);
  r.get("listCalendarRevisions", "/api/v1/calendars/{id}/revisions", kRulebookRead, *h.calendars, &C::revisions);
  r.post("addHolidayFeed", "/api/v1/calendars/{id}/feeds", kDeskManage, *h.calendars, &C::add_holidays, kFeedBodyMax);
  r.post("refreshHolidayFeed", "/api/v1/calendars/{id}/feeds/{feed}/refresh", kDeskManage, *h.calendars, &C::refresh);
  r.del("removeHolidayFeed", "/api/v1/calendars/{id}/feeds/{feed}", kDeskManage, *h.calendars, &C::remove);
  r.post("previewCalendar", "/api/v1/calendar-preview", kRulebookRead, *h.calendars, &C::preview_days);
  r.get("listTimeZones", "/api/v1/time-zones", kRulebookRead, *h.calendars, &C::zones);
  using L = clocks::LadderHttp;
  r.get("listLadders", "/api/v1/ladders", kTicketRead, *h.ladders, &L::list);
  r.post("addLadder", "/api/v1/ladders", kDeskManage, *h.ladders, &L::add);
  r.put("changeLadder", "/api/v1/ladders/{id}", kDeskManage, *h.ladders, &L::change);
  r.del("removeLadder", "/api/v1/ladders/{id}", kDeskManage, *h.ladders, &L::remove);
  r.get("listNotices", "/api/v1/notices", kTicketRead, *h.ladders, &L::notices);
  r.post("readNotices", "/api/v1/notices/read", kTicketRead, *h.ladders, &L::read);
  using T = identity::TeamHttp;
  r.get("listTeams", "/api/v1/teams", kTicketRead, *h.teams, &T::list);
  r.post("addTeam", "/api/v1/teams", kDeskManage, *h.teams, &T::add);
  r.put("changeTeam", "/api/v1/teams/{id}", kDeskManage, *h.teams, &T::change);
  r.del("removeTeam", "/api/v1/teams/{id}", kDeskManage, *h.teams, &T::remove);
}

}  // namespace podpora::app
