#include "features/charges/fee_rules.h"

#include "features/calendars/wire.h"
#include "features/charges/rounding.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace podpora::charges {

namespace {

int day_of_month(std::string const& date) {
  int day = 0;
  std::from_chars(date.data() + 8, date.data() + 10, day);
  return day;
}

}  // namespace

std::string Month::first_day() const {
  return calendars::to_date_text(value / 1);
}

std::string Month::last_day() const {
  return calendars::to_date_text(std::chrono::year_month_day{value / std::chrono::last});
}

int Month::days() const {
  return day_of_month(last_day());
}

std::optional<Month> parse_month(std::string const& text) {
  int year = 0;
  unsigned month = 0;
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  auto const* const begin = text.data();
  if (std::from_chars(begin, begin + 4, year).ptr != begin + 4) return std::nullopt;
  if (std::from_chars(begin + 5, begin + 7, month).ptr != begin + 7) return std::nullopt;
  auto const value = std::chrono::year{year} / std::chrono::month{month};
  if (!value.ok() || year < 1970 || year > 2037) return std::nullopt;
  return Month{value};
}

std::optional<Days> days_within(Reign const& reign, Month const& month) {
  auto const first = std::max(reign.from, month.first_day());
  if (first > month.last_day()) return std::nullopt;
  int last = month.days();
  if (reign.until && *reign.until <= month.last_day()) {
    if (*reign.until <= first) return std::nullopt;
    last = day_of_month(*reign.until) - 1;
  }
  return Days{first, fmt::format("{}-{:02}", month.first_day().substr(0, 7), last), last - day_of_month(first) + 1};
}

std::int64_t monthly_quantity(std::int64_t units, Days const& days, Month const& month) {
  return times_rounded(units * 1000, days.count, month.days());
}

}  // namespace podpora::charges
