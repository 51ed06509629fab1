#pragma once

#include "features/calendars/feed.h"
#include "platform/storage/database.h"

namespace podpora::calendars {

void insert_feed(storage::Transaction& tx, DeskId desk, Feed const& feed);

/// Everything but its calendar, id, name and address; false when it is gone.
bool update_feed(storage::Transaction& tx, DeskId desk, Feed const& feed);

/// With its days; false when there is none.
bool delete_feed(storage::Transaction& tx, DeskId desk, CalendarId calendar, FeedId id);

std::optional<Feed> find_feed(storage::Transaction& tx, DeskId desk, CalendarId calendar, FeedId id);

/// In the order of adding.
std::vector<Feed> feeds_of(storage::Transaction& tx, DeskId desk, CalendarId calendar);

/// Puts these days in the place of the feed's earlier ones.
void replace_feed_days(storage::Transaction& tx, DeskId desk, Feed const& feed, std::vector<Holiday> const& days);

/// The days of all feeds of the calendar, in the order of the feeds.
std::vector<Holiday> feed_days(storage::Transaction& tx, DeskId desk, CalendarId calendar);

}  // namespace podpora::calendars
