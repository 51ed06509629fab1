#include "features/calendars/ics_holidays.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace podpora::calendars {
namespace {

std::string content_of(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// Feeds that others wrote, many of them wrong on purpose: each gives days or a clear error, and every whole-day event
/// that is not repeated is there on its date.
TEST(IcsCorpus, EveryFeedIsReadOrRefused) {
  auto const* corpora = std::getenv("PODPORA_CORPORA");
  auto const folder = std::filesystem::path(corpora != nullptr ? corpora : "corpora") / "ics";
  if (!std::filesystem::exists(folder / "expected.json")) {
    std::cout << "not run: 198 iCalendar files (PODPORA_CORPORA is not set)\n";
    GTEST_SKIP();
  }
  auto const expected = boost::json::parse(content_of(folder / "expected.json"));
  std::size_t files = 0;
  std::size_t days = 0;
  for (auto const& file : expected.at("files").as_array()) {
    std::string const name{file.at("file").as_string()};
    auto const read = read_ics(content_of(folder / name), "Europe/Prague");
    ++files;
    if (read.has_error()) {
      EXPECT_TRUE(read.error().code.starts_with("ics-")) << name;
      continue;
    }
    for (auto const& event :
         file.as_object().contains("events") ? file.at("events").as_array() : boost::json::array{}) {
      auto const* start = event.as_object().if_contains("dtstart");
      auto const* date = start && start->is_object() ? start->as_object().if_contains("date") : nullptr;
      auto const* rule = event.as_object().if_contains("rrule");
      if (!date || !date->is_string() || (rule && !rule->is_null())) continue;
      ++days;
      auto const found = std::ranges::any_of(read.value(), [&](Holiday const& h) {
        return std::chrono::sys_days(h.date) == std::chrono::sys_days(std::chrono::floor<std::chrono::days>(
                                                    *parse_rfc3339(std::string{date->as_string()} + "T00:00:00Z")));
      });
      EXPECT_TRUE(found) << name << " " << date->as_string();
    }
  }
  EXPECT_GE(files, 190u);
  EXPECT_GE(days, 5u);
}

}  // namespace
}  // namespace podpora::calendars
