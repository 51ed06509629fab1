#include "features/calendars/holiday_rules.h"

#include <algorithm>

namespace podpora::calendars {

namespace chrono = std::chrono;

Date easter_sunday(chrono::year year) {
  int const y = static_cast<int>(year);
  int const a = y % 19;
  int const b = y / 100;
  int const c = y % 100;
  int const d = b / 4;
  int const e = b % 4;
  int const f = (b + 8) / 25;
  int const g = (b - f + 1) / 3;
  int const h = (19 * a + b - d - g + 15) % 30;
  int const i = c / 4;
  int const k = c % 4;
  int const l = (32 + 2 * e + 2 * i - h - k) % 7;
  int const m = (a + 11 * h + 22 * l) / 451;
  int const n = h + l - 7 * m + 114;
  return year / chrono::month(static_cast<unsigned>(n / 31)) / chrono::day(static_cast<unsigned>(n % 31 + 1));
}

std::vector<Holiday> czech_holidays(chrono::year year) {
  struct Fixed {
    unsigned month;
    unsigned day;
    char const* code;
  };
  static constexpr Fixed kFixed[] = {
      {1, 1, "cz.new_year"},
      {5, 1, "cz.labour_day"},
      {5, 8, "cz.victory_day"},
      {7, 5, "cz.cyril_methodius"},
      {7, 6, "cz.jan_hus"},
      {9, 28, "cz.statehood_day"},
      {10, 28, "cz.independence"},
      {11, 17, "cz.freedom_struggle"},
      {12, 24, "cz.christmas_eve"},
      {12, 25, "cz.christmas_day"},
      {12, 26, "cz.second_christmas"},
  };
  std::vector<Holiday> holidays;
  for (auto const& fixed : kFixed) {
    holidays.push_back({.date = year / chrono::month(fixed.month) / chrono::day(fixed.day), .code = fixed.code});
  }
  chrono::sys_days const easter = easter_sunday(year);
  if (year >= chrono::year{2016}) holidays.push_back({.date = easter - chrono::days(2), .code = "cz.good_friday"});
  holidays.push_back({.date = easter + chrono::days(1), .code = "cz.easter_monday"});
  std::ranges::sort(holidays, {}, [](Holiday const& h) { return chrono::sys_days(h.date); });
  return holidays;
}

std::vector<Holiday> preset_holidays(Preset preset, chrono::year year) {
  if (preset == Preset::kCzech) return czech_holidays(year);
  return {};
}

}  // namespace podpora::calendars
