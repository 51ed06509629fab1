#pragma once

#include "features/calendars/change_calendar.h"
#include "platform/jobs/jobs.h"

namespace podpora::calendars {

inline constexpr std::size_t kFeedsMax = 10;

/// A file's content, or an address; the other is empty.
struct NewFeed {
  CalendarId calendar_id;
  std::string name;
  std::string url;
  std::string content;
};

/// Gives a calendar the holidays of an iCalendar document, a new revision if they change anything. What cannot be read
/// or fetched is not added: kInvalid `/content` or `/url` with the fault of `read_ics`, or `not-fetched` with the
/// network's words; `/name` and `/url` without one; kNotFound without the calendar; kConflict `feeds-too-many`. An
/// address is fetched again every day by a job. Fetches between transactions: call it outside of one.
Result<Feed> add_feed(storage::Database& database, Context const& context, Actor const& actor, NewFeed const& feed);

/// Fetches an address once more. A failure is kept on the feed and its last good days stay. kNotFound; kConflict
/// `feed-is-file`. Call it outside of a transaction.
Result<Feed> refresh_feed(storage::Database& database, Context const& context, Actor const& actor, CalendarId calendar,
                          FeedId id);

/// Takes the feed's days away, as a new revision. kNotFound.
Result<void> remove_feed(storage::Transaction& tx, Context const& context, Actor const& actor, CalendarId calendar,
                         FeedId id);

/// Times of a feed are told in the calendar's zone: reads the last good documents again when that has changed.
void read_feeds_again(storage::Transaction& tx, Context const& context, DeskId desk, Calendar const& calendar);

/// The job that fetches one feed; it asks for the next one by itself, a day later, or an hour after a failure.
inline constexpr char const* kRefreshJob = "calendars.refresh";
void refresh_job(storage::Database& database, Context const& context, jobs::Job const& job);

}  // namespace podpora::calendars
