#include "platform/base/clock.h"

#include <fmt/format.h>

namespace podpora {

namespace {

using namespace std::chrono;

/// Reads exactly `digits` ASCII digits off the front of the text.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (char const c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take_char(std::string_view& text, std::string_view one_of) {
  if (text.empty() || one_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// `2026-11-22`
std::optional<sys_days> take_date(std::string_view& text) {
  auto const y = take_number(text, 4);
  if (!y || !take_char(text, "-")) return std::nullopt;
  auto const m = take_number(text, 2);
  if (!m || !take_char(text, "-")) return std::nullopt;
  auto const d = take_number(text, 2);
  if (!d) return std::nullopt;
  year_month_day const date{year{*y}, month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

/// `.123456…`; what is finer than a microsecond is dropped.
std::optional<microseconds> take_fraction(std::string_view& text) {
  if (!take_char(text, ".")) return microseconds{0};
  std::int64_t fraction = 0;
  int digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    if (digits < 6) fraction = fraction * 10 + (text.front() - '0');
    ++digits;
    text.remove_prefix(1);
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 6; ++digits) fraction *= 10;
  return microseconds{fraction};
}

/// `08:00:00.5`
std::optional<microseconds> take_time_of_day(std::string_view& text) {
  auto const h = take_number(text, 2);
  if (!h || *h > 23 || !take_char(text, ":")) return std::nullopt;
  auto const m = take_number(text, 2);
  if (!m || *m > 59 || !take_char(text, ":")) return std::nullopt;
  auto const s = take_number(text, 2);
  if (!s || *s > 60) return std::nullopt;
  auto const fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  return hours{*h} + minutes{*m} + seconds{*s == 60 ? 59 : *s} + *fraction;
}

/// `Z` or `+01:00`
std::optional<minutes> take_offset(std::string_view& text) {
  if (take_char(text, "Zz")) return minutes{0};
  if (text.empty()) return std::nullopt;
  int const sign = text.front() == '-' ? -1 : 1;
  if (!take_char(text, "+-")) return std::nullopt;
  auto const h = take_number(text, 2);
  if (!h || *h > 23 || !take_char(text, ":")) return std::nullopt;
  auto const m = take_number(text, 2);
  if (!m || *m > 59) return std::nullopt;
  return minutes{sign * (*h * 60 + *m)};
}

}  // namespace

Time SystemClock::now() const {
  return time_point_cast<microseconds>(system_clock::now());
}

std::string to_rfc3339(Time time) {
  auto const day = floor<days>(time);
  year_month_day const date{day};
  hh_mm_ss const clock{time - day};
  auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                          clock.minutes().count(), clock.seconds().count());
  if (auto const fraction = clock.subseconds().count(); fraction != 0) {
    text += fmt::format(".{:06}", fraction);
    while (text.back() == '0') text.pop_back();
  }
  return text + "Z";
}

std::optional<Time> parse_rfc3339(std::string_view text) {
  auto const day = take_date(text);
  if (!day || !take_char(text, "Tt")) return std::nullopt;
  auto const time = take_time_of_day(text);
  if (!time) return std::nullopt;
  auto const offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Time{*day} + *time - *offset;
}

}  // namespace podpora
