#pragma once

#include "features/calendars/calendar.h"
#include "platform/storage/database.h"

namespace podpora::calendars {

/// Why a calendar is another one from then on.
enum class Cause : std::uint8_t { kAdded, kEdited, kFeed };
BOOST_DESCRIBE_ENUM(Cause, kAdded, kEdited, kFeed)

/// A calendar as it was, feeds included, from `began_at` until the next revision began.
struct Revision {
  std::int64_t number{1};
  Cause cause{Cause::kAdded};
  std::string made_by;
  Time began_at;
  Calendar calendar;
};

/// Of the calendar as it stands; 0 when the desk has none of that id.
std::int64_t revision_of(storage::Transaction& tx, DeskId desk, CalendarId id);

/// Moves on to the next one; false when it is not at `expected` any more.
bool advance_revision(storage::Transaction& tx, DeskId desk, CalendarId id, std::int64_t expected);

/// Once a number: a revision is never written again.
void insert_revision(storage::Transaction& tx, DeskId desk, Revision const& revision);

/// Those from `first` on, oldest first. A calendar that was never changed since it was recorded may have none.
std::vector<Revision> revisions_since(storage::Transaction& tx, DeskId desk, CalendarId id, std::int64_t first);

/// Those in which the calendar stood between the two instants, oldest first; the first one holds for whatever was
/// before it. The present state alone where nothing was written down; none when the desk has no such calendar.
std::vector<Revision> revisions_between(storage::Transaction& tx, DeskId desk, CalendarId id, Time from, Time to);

}  // namespace podpora::calendars
