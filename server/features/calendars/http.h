#pragma once

#include "features/calendars/change_calendar.h"
#include "features/calendars/edit_wire.h"
#include "platform/http/call.h"
#include "platform/storage/database.h"

namespace podpora::calendars {

class Http {
 public:
  Http(storage::Database& database, Context const& context) : database_(database), context_(context) {}

  Result<CalendarList> list(http::Call const& call) const;
  Result<http::Created<CalendarDetail>> add(http::Call const& call, CalendarRequest request) const;
  Result<CalendarDetail> get(http::Call const& call) const;
  Result<CalendarDetail> edit(http::Call const& call, CalendarRequest request) const;
  Result<http::NoContent> remove_calendar(http::Call const& call) const;
  Result<PreviewView> preview_days(http::Call const& call, PreviewRequest request) const;
  Result<RevisionList> revisions(http::Call const& call) const;
  Result<CalendarDetail> add_holidays(http::Call const& call, FeedRequest request) const;
  Result<CalendarDetail> refresh(http::Call const& call) const;
  Result<CalendarDetail> remove(http::Call const& call) const;
  Result<ZoneList> zones(http::Call const& call) const;

 private:
  Result<CalendarDetail> detail(http::Call const& call, CalendarId id) const;

  storage::Database& database_;
  Context const& context_;
};

}  // namespace podpora::calendars
