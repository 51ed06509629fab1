#include "app/commands/commands.h"

#include "app/language.h"
#include "features/calendars/run_calendar.h"

#include <iostream>

namespace podpora::app {

namespace {

calendars::CalendarQuestion question(CalendarOptions const& options) {
  return {.calendar = options.calendar,
          .from = options.from,
          .to = options.to,
          .minutes = options.minutes,
          .seconds = options.seconds,
          .language = language_of_environment()};
}

}  // namespace

int calendar_due(CalendarOptions const& options) {
  return calendars::run_due(question(options), std::cout, std::cerr);
}

int calendar_worked(CalendarOptions const& options) {
  return calendars::run_worked(question(options), std::cout, std::cerr);
}

}  // namespace podpora::app
