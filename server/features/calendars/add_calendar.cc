#include "features/calendars/add_calendar.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/calendars/revision.h"

namespace podpora::calendars {

Result<Calendar> add_calendar(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              Calendar calendar) {
  if (calendar.name.empty()) return invalid("/name", "required");
  calendar = TRY(checked(std::move(calendar)));
  calendar.id = context.ids.make<CalendarId>();
  insert_calendar(tx, actor.desk, calendar);
  insert_revision(tx, actor.desk,
                  {.number = 1,
                   .cause = Cause::kAdded,
                   .made_by = actor.name,
                   .began_at = context.clock.now(),
                   .calendar = calendar});
  audit::record(tx, context, actor, {.kind = "calendar.added", .subject = to_text(calendar.id)});
  return calendar;
}

}  // namespace podpora::calendars
