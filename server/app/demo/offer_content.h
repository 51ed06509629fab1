#pragma once

#include "features/calendars/calendar.h"
#include "features/offers/offer.h"

namespace podpora::app::demo {

/// Monday to Friday 8:00 to 17:00 in Prague, without Czech public holidays.
calendars::Calendar office_hours();

/// What the demo partner offers its customers, in English and Czech.
offers::Content offer_content(calendars::CalendarId office);

}  // namespace podpora::app::demo
