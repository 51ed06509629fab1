#include "features/calendars/holiday_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace podpora::calendars {
namespace {

std::set<std::string> dates(int year) {
  std::set<std::string> texts;
  for (auto const& holiday : czech_holidays(std::chrono::year(year))) texts.insert(to_date_text(holiday.date));
  return texts;
}

TEST(Holidays, EasterByTable) {
  for (auto const* day : {"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2030-04-21", "2035-03-25",
                          "2037-04-05", "2038-04-25"}) {
    auto const date = *parse_date_text(day);
    EXPECT_EQ(to_date_text(easter_sunday(date.year())), day);
  }
}

TEST(Holidays, ThirteenCzechOnesEveryYear) {
  for (int year = 2024; year <= 2037; ++year) EXPECT_EQ(dates(year).size(), 13u) << year;
  EXPECT_EQ(dates(2026), (std::set<std::string>{"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-08",
                                                "2026-07-05", "2026-07-06", "2026-09-28", "2026-10-28", "2026-11-17",
                                                "2026-12-24", "2026-12-25", "2026-12-26"}));
}

TEST(Holidays, AsThePublicListsSay) {
  auto const* corpora = std::getenv("PODPORA_CORPORA");
  auto const path = std::filesystem::path(corpora != nullptr ? corpora : "corpora") / "calendar/holidays/CZ.json";
  if (!std::filesystem::exists(path)) {
    std::cout << "not run: 11 years of Czech holidays (PODPORA_CORPORA is not set)\n";
    GTEST_SKIP();
  }
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  auto const document = boost::json::parse(text.str());
  int years = 0;
  for (auto const& [year, days] : document.at("years").as_object()) {
    std::set<std::string> expected;
    for (auto const& day : days.as_array()) {
      if (day.at("public").as_bool()) expected.insert(std::string(day.at("date").as_string()));
    }
    EXPECT_EQ(dates(std::stoi(std::string(year))), expected) << year;
    ++years;
  }
  EXPECT_GE(years, 10);
}

TEST(Holidays, BetweenMixesPresetAndOwnInOrder) {
  Calendar calendar{.name = "c", .time_zone = "Europe/Prague", .preset = Preset::kCzech};
  calendar.holidays.push_back({.date = *parse_date_text("2026-12-31"), .span = {720, 1440}, .name = "Inventory"});
  std::vector<std::string> texts;
  for (auto const& holiday :
       holidays_between(calendar, *parse_date_text("2026-12-25"), *parse_date_text("2027-01-01"))) {
    texts.push_back(to_date_text(holiday.date) + holiday.name);
  }
  EXPECT_EQ(texts, (std::vector<std::string>{"2026-12-25", "2026-12-26", "2026-12-31Inventory", "2027-01-01"}));
}

}  // namespace
}  // namespace podpora::calendars
