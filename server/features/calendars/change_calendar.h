#pragma once

#include "features/audit/audit.h"
#include "features/calendars/feed.h"
#include "features/calendars/revision.h"
#include "platform/blobs/blobs.h"

#include <functional>

namespace podpora::calendars {

/// What the use cases that change calendars need. `app/` fills it in.
struct Context {
  audit::Context audit;
  blobs::Store& blobs;
  /// What is at an address, within limits: the guarded fetch.
  std::function<Result<std::string>(std::string const& url)> fetch;
  /// What later features do in the same transaction once a calendar is another one: count its deadlines anew.
  std::function<void(storage::Transaction&, Actor const&, CalendarId)> changed;
  /// What of later features counts in a calendar, by name in the actor's language.
  std::function<std::vector<std::string>(storage::Transaction&, Actor const&, CalendarId)> uses{};
};

/// Puts what people write of a calendar in the place of what stood there; its feeds stay. Begins a new revision and
/// records `calendar.changed`, unless nothing is different. kNotFound; kPreconditionFailed when it is not at `revision`
/// any more; kInvalid as `checked` says, without a name, or with a name that another calendar has.
Result<std::int64_t> edit_calendar(storage::Transaction& tx, Context const& context, Actor const& actor,
                                   Calendar const& calendar, std::int64_t revision);

/// Takes a calendar away that nothing counts in; what it was stays written down for what was counted before. kNotFound;
/// kConflict `calendar-in-use` with what uses it. Records `calendar.removed`.
Result<void> remove_calendar(storage::Transaction& tx, Context const& context, Actor const& actor, CalendarId id);

/// Runs `change` on the rows of a calendar and keeps what it was; the revision that holds afterwards. For the use cases
/// of this feature.
std::int64_t keep_revision(storage::Transaction& tx, Context const& context, Actor const& actor, CalendarId id,
                           Cause cause, std::function<void()> const& change);

/// The errors that editing would give, without editing.
Result<void> check_name(storage::Transaction& tx, DeskId desk, std::string const& name, CalendarId but);

}  // namespace podpora::calendars
