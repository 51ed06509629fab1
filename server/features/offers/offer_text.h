#pragma once

#include "features/offers/offer.h"
#include "platform/base/money.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::offers {

// Parts of an offer in words of a language, for the page and for mails.

/// One line of a week: "Mon–Fri", "09:00–12:00, 12:30–17:00".
struct HoursLine {
  std::string days;
  std::string times;

  bool operator==(HoursLine const&) const = default;
};

/// The week; days in a row with the same hours share a line, days without hours have none.
std::vector<HoursLine> hours_lines(std::string_view language, calendars::Calendar const& calendar);

/// The week in one line: "Mon–Fri 09:00–17:00; Sat 09:00–12:00".
std::string hours_text(std::string_view language, calendars::Calendar const& calendar);

/// "Thu, 24 December 2026", "čt 24. 12. 2026".
std::string date_text(std::string_view language, calendars::Date date);

/// The holiday's name, in the language where it comes from a preset; with its hours when it is a part of a day.
std::string holiday_text(std::string_view language, calendars::Holiday const& holiday);

/// "technical, billing".
std::string kinds_text(std::string_view language, std::vector<Kind> const& kinds);

/// "our own people", "X, whose support we resell", "Y, on our behalf".
std::string delivery_text(std::string_view language, Delivery mode, std::string const& company);

/// Who delivers what of a service, a line each: "our own people", "technical: Y, on our behalf (Mon–Fri 17:00–22:00)".
/// Our own people are named for what nobody else does all the time.
std::vector<std::string> delivery_lines(std::string_view language, Offer const& offer, SupportLine const& line);

/// The hourly rate in and after hours, rounded half away from zero to the minor unit.
Money hourly(Price const& price);
Money hourly_after_hours(Price const& price);

}  // namespace podpora::offers
