#include "app/routes.h"

#include "app/https.h"
#include "features/calendars/http.h"
#include "features/identity/permission.h"

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
  r.get("listCalendarRevisions", "/api/v1/calendars/{id}/revisions", kRulebookRead, *h.calendars, &C::revisions);
  r.post("addHolidayFeed", "/api/v1/calendars/{id}/feeds", kDeskManage, *h.calendars, &C::add_holidays, kFeedBodyMax);
  r.post("refreshHolidayFeed", "/api/v1/calendars/{id}/feeds/{feed}/refresh", kDeskManage, *h.calendars, &C::refresh);
  r.del("removeHolidayFeed", "/api/v1/calendars/{id}/feeds/{feed}", kDeskManage, *h.calendars, &C::remove);
  r.post("previewCalendar", "/api/v1/calendar-preview", kRulebookRead, *h.calendars, &C::preview_days);
  r.get("listTimeZones", "/api/v1/time-zones", kRulebookRead, *h.calendars, &C::zones);
}

}  // namespace podpora::app
