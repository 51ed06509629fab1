#include "features/calendars/http.h"

#include "features/calendars/calendar_store.h"

namespace podpora::calendars {

Result<CalendarList> Http::list(http::Call const& call) const {
  CalendarList list;
  database_.read(storage::Scope::of(call.actor.desk), [&](storage::Transaction& tx) {
    list.items.clear();
    for (auto const& calendar : list_calendars(tx, call.actor.desk)) list.items.push_back(to_view(calendar));
  });
  return list;
}

}  // namespace podpora::calendars
