#include "features/calendars/run_calendar.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/read_calendar.h"
#include "features/rulebook/check.h"
#include "platform/i18n/catalogue.h"

#include <chrono>
#include <ostream>

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

std::optional<Calendar> calendar_of(CalendarQuestion const& question, std::ostream& errors) {
  std::vector<rulebook::PackError> wrong;
  auto calendar = read_calendar(question.calendar, wrong);
  rulebook::print_errors(wrong, question.language, errors);
  return calendar;
}

std::optional<Time> time_of(std::string const& flag, std::string const& text, std::string const& language,
                            std::ostream& errors) {
  auto const time = parse_rfc3339(text);
  if (!time) errors << flag << ": " << i18n::text(language, "calendars.not-a-time", {{"value", text}}) << "\n";
  return time;
}

int fail(Error const& error, std::string const& language, std::ostream& errors) {
  errors << "podpora: " << i18n::text(language, "problem." + error.code, error.args) << "\n";
  return kFailed;
}

}  // namespace

int run_due(CalendarQuestion const& question, std::ostream& out, std::ostream& errors) {
  auto const from = time_of("--from", question.from, question.language, errors);
  if (!from) return kUsage;
  auto const calendar = calendar_of(question, errors);
  if (!calendar) return kFailed;
  auto const time = due(*calendar, *from, question.minutes);
  if (time.has_error()) return fail(time.error(), question.language, errors);
  out << to_rfc3339(time.value()) << "\n";
  return 0;
}

int run_worked(CalendarQuestion const& question, std::ostream& out, std::ostream& errors) {
  auto const from = time_of("--from", question.from, question.language, errors);
  auto const to = time_of("--to", question.to, question.language, errors);
  if (!from || !to) return kUsage;
  auto const calendar = calendar_of(question, errors);
  if (!calendar) return kFailed;
  auto const time = worked(*calendar, *from, *to);
  if (time.has_error()) return fail(time.error(), question.language, errors);
  auto const seconds = chrono::floor<chrono::seconds>(time.value());
  out << (question.seconds ? seconds.count() : chrono::floor<chrono::minutes>(seconds).count()) << "\n";
  return 0;
}

}  // namespace podpora::calendars
