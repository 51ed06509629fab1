#pragma once

#include "features/calendars/calendar.h"
#include "platform/storage/database.h"

namespace podpora::calendars {

void insert_calendar(storage::Transaction& tx, DeskId desk, Calendar const& calendar);

std::optional<Calendar> find_calendar(storage::Transaction& tx, DeskId desk, CalendarId id);

/// All of the desk, by name.
std::vector<Calendar> list_calendars(storage::Transaction& tx, DeskId desk);

}  // namespace podpora::calendars
