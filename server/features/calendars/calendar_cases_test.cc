#include "features/calendars/calendar_rules.h"
#include "features/calendars/read_calendar.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

// The calendars and answers of tests/calendar; its README says where the answers come from.

namespace podpora::calendars {
namespace {

namespace chrono = std::chrono;

Time time_at(boost::json::value const& row, char const* name) {
  return *parse_rfc3339(std::string{row.at(name).as_string()});
}

void check_case(Calendar const& calendar, boost::json::value const& row) {
  auto const said = boost::json::serialize(row);
  auto const from = time_at(row, "from");
  if (row.as_object().contains("due")) {
    EXPECT_EQ(to_rfc3339(due(calendar, from, row.at("minutes").as_int64()).value()), row.at("due").as_string()) << said;
  } else {
    auto const time = worked(calendar, from, time_at(row, "to")).value();
    EXPECT_EQ(chrono::floor<chrono::minutes>(time).count(), row.at("worked").as_int64()) << said;
    EXPECT_EQ(time, chrono::seconds{row.at("seconds").as_int64()}) << said;
  }
}

TEST(CalendarCases, AnswerAsTheSecondOpinion) {
  std::size_t cases = 0;
  std::filesystem::path const folder{"tests/calendar"};
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    std::vector<rulebook::PackError> errors;
    auto const calendar = read_calendar(entry.path(), errors);
    ASSERT_TRUE(calendar) << entry.path() << " " << (errors.empty() ? "" : errors.front().code);
    auto answers = entry.path();
    std::ifstream in(answers.replace_extension(".json"));
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    SCOPED_TRACE(entry.path().string());
    auto const rows = boost::json::parse(text);
    for (auto const& row : rows.as_array()) {
      check_case(*calendar, row);
      ++cases;
    }
  }
  EXPECT_GE(cases, 200u);
}

}  // namespace
}  // namespace podpora::calendars
