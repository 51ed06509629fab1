#pragma once

#include "features/calendars/calendar.h"
#include "platform/storage/database.h"

namespace podpora::calendars {

void insert_calendar(storage::Transaction& tx, DeskId desk, Calendar const& calendar);

/// Puts its name, zone, preset, slots, holidays and exceptions in the place of the earlier ones; feeds stay.
void update_calendar(storage::Transaction& tx, DeskId desk, Calendar const& calendar);

/// With its slots, holidays and exceptions. Its feeds and revisions stay.
void delete_calendar(storage::Transaction& tx, DeskId desk, CalendarId id);

/// With the holidays of its feeds: what is counted with.
std::optional<Calendar> find_calendar(storage::Transaction& tx, DeskId desk, CalendarId id);

/// Without those of its feeds: what people wrote.
std::optional<Calendar> find_own_calendar(storage::Transaction& tx, DeskId desk, CalendarId id);

/// True when another calendar of the desk has this name.
bool is_name_taken(storage::Transaction& tx, DeskId desk, std::string const& name, CalendarId but);

/// All of the desk with the holidays of their feeds, by name.
std::vector<Calendar> list_calendars(storage::Transaction& tx, DeskId desk);

}  // namespace podpora::calendars
