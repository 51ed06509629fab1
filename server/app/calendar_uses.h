#pragma once

#include "features/calendars/calendar.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <string>
#include <vector>

namespace podpora::app {

/// What counts in that calendar: versions of offers, delivery arrangements, ladders; by name in the actor's language.
std::vector<std::string> calendar_uses(storage::Transaction& tx, Actor const& actor, calendars::CalendarId id);

}  // namespace podpora::app
