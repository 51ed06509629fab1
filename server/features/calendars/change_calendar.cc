#include "features/calendars/change_calendar.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/calendars/feed_store.h"
#include "features/calendars/feeds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace podpora::calendars {

namespace {

/// A calendar from before revisions were kept has none: it is written down before it becomes another one.
void keep_earlier(storage::Transaction& tx, DeskId desk, Calendar const& before, std::int64_t number) {
  if (!revisions_since(tx, desk, before.id, number).empty()) return;
  insert_revision(tx, desk,
                  {.number = number, .cause = Cause::kAdded, .made_by = "", .began_at = Time{}, .calendar = before});
}

}  // namespace

Result<void> check_name(storage::Transaction& tx, DeskId desk, std::string const& name, CalendarId but) {
  if (name.empty()) return invalid("/name", "required");
  if (is_name_taken(tx, desk, name, but)) return invalid("/name", "name-taken");
  return {};
}

std::int64_t keep_revision(storage::Transaction& tx, Context const& context, Actor const& actor, CalendarId id,
                           Cause cause, std::function<void()> const& change) {
  auto const before = find_calendar(tx, actor.desk, id).value();
  auto const number = revision_of(tx, actor.desk, id);
  change();
  auto const after = find_calendar(tx, actor.desk, id).value();
  if (after == before) return number;
  advance_revision(tx, actor.desk, id, number);
  keep_earlier(tx, actor.desk, before, number);
  insert_revision(tx, actor.desk,
                  {.number = number + 1,
                   .cause = cause,
                   .made_by = actor.name,
                   .began_at = context.audit.clock.now(),
                   .calendar = after});
  audit::record(tx, context.audit, actor,
                {.kind = "calendar.changed",
                 .subject = to_text(id),
                 .payload = R"({"revision":)" + std::to_string(number + 1) + "}"});
  if (context.changed) context.changed(tx, actor, id);
  return number + 1;
}

Result<std::int64_t> edit_calendar(storage::Transaction& tx, Context const& context, Actor const& actor,
                                   Calendar const& calendar, std::int64_t revision) {
  auto const now_at = revision_of(tx, actor.desk, calendar.id);
  if (now_at == 0) return not_found("calendar");
  if (now_at != revision) return Error{ErrorCode::kPreconditionFailed, "stale-version", {}, {}};
  TRY(check_name(tx, actor.desk, calendar.name, calendar.id));
  auto const good = TRY(checked(calendar));
  auto const earlier_zone = find_own_calendar(tx, actor.desk, calendar.id).value().time_zone;
  return keep_revision(tx, context, actor, calendar.id, Cause::kEdited, [&] {
    update_calendar(tx, actor.desk, good);
    if (good.time_zone != earlier_zone) read_feeds_again(tx, context, actor.desk, good);
  });
}

Result<void> remove_calendar(storage::Transaction& tx, Context const& context, Actor const& actor, CalendarId id) {
  auto const calendar = find_calendar(tx, actor.desk, id);
  if (!calendar) return not_found("calendar");
  if (auto const uses = context.uses ? context.uses(tx, actor, id) : std::vector<std::string>{}; !uses.empty()) {
    return conflict("calendar-in-use", {{"uses", fmt::format("{}", fmt::join(uses, ", "))}});
  }
  keep_earlier(tx, actor.desk, *calendar, revision_of(tx, actor.desk, id));
  for (auto const& feed : feeds_of(tx, actor.desk, id)) delete_feed(tx, actor.desk, id, feed.id);
  delete_calendar(tx, actor.desk, id);
  audit::record(tx, context.audit, actor, {.kind = "calendar.removed", .subject = to_text(id)});
  return {};
}

}  // namespace podpora::calendars
