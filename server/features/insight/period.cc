#include "features/insight/period.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/zone.h"

#include <fmt/format.h>

namespace podpora::insight {

namespace {

using std::chrono::days;

constexpr auto kLongest = days{732};

/// The instant at which a day begins in a zone.
Time midnight(calendars::Date date, std::string const& zone) {
  Time const local{std::chrono::sys_days{date}};
  auto const guess = local - calendars::zone_span_at(zone, local).offset;
  return local - calendars::zone_span_at(zone, guess).offset;
}

Result<calendars::Date> date_of(std::string const& text, std::string const& pointer) {
  auto const at = text.size() == 10 ? parse_rfc3339(text + "T00:00:00Z") : std::nullopt;
  if (!at) return invalid(pointer, "date");
  calendars::Date const date{std::chrono::floor<days>(*at)};
  // The zone library has rules from 1970 to 2037.
  if (date.year() < std::chrono::year{1971} || date.year() > std::chrono::year{2036}) return invalid(pointer, "date");
  return date;
}

}  // namespace

Span span_of(Period const& period, std::string const& zone) {
  return {midnight(period.first, zone), midnight(calendars::Date{std::chrono::sys_days{period.last} + days{1}}, zone)};
}

Period whole_months(calendars::Date today, int months) {
  auto const this_month = std::chrono::year_month{today.year(), today.month()};
  return {(this_month - std::chrono::months{months}) / 1,
          calendars::Date{(this_month - std::chrono::months{1}) / std::chrono::last}};
}

Result<Period> period_of(std::optional<std::string> const& from, std::optional<std::string> const& to,
                         Period const& otherwise) {
  auto period = otherwise;
  if (from) period.first = TRY(date_of(*from, "query/from"));
  if (to) period.last = TRY(date_of(*to, "query/to"));
  auto const length = std::chrono::sys_days{period.last} - std::chrono::sys_days{period.first};
  if (length < days{0} || length > kLongest) return invalid("query/to", "out-of-range");
  return period;
}

std::string text_of(calendars::Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string month_of(Time at, std::string const& zone) {
  return text_of(calendars::local_date(zone, at)).substr(0, 7);
}

}  // namespace podpora::insight
