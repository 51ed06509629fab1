#include "features/reports/bucket_rules.h"

#include <gmock/gmock.h>

namespace podpora::reports {
namespace {

using insight::Period;
using std::chrono::hours;
using ::testing::ElementsAre;

Period period(std::string const& from, std::string const& to) {
  return insight::period_of(from, to, {}).value();
}

std::vector<std::string> texts(std::vector<Period> const& parts) {
  std::vector<std::string> out;
  for (auto const& part : parts) out.push_back(insight::text_of(part.first) + "/" + insight::text_of(part.last));
  return out;
}

TEST(Buckets, WeeksBeginOnMondayAndMonthsOnTheirFirst) {
  EXPECT_THAT(texts(parts_of(period("2026-11-27", "2026-11-29"), ReportStep::kDay)),
              ElementsAre("2026-11-27/2026-11-27", "2026-11-28/2026-11-28", "2026-11-29/2026-11-29"));
  EXPECT_THAT(texts(parts_of(period("2026-11-18", "2026-12-01"), ReportStep::kWeek)),
              ElementsAre("2026-11-18/2026-11-22", "2026-11-23/2026-11-29", "2026-11-30/2026-12-01"));
  EXPECT_THAT(texts(parts_of(period("2028-01-31", "2028-03-01"), ReportStep::kMonth)),
              ElementsAre("2028-01-31/2028-01-31", "2028-02-01/2028-02-29", "2028-03-01/2028-03-01"));
}

TEST(Buckets, TheStepIsWhatReadsBest) {
  EXPECT_EQ(step_for(period("2026-11-01", "2026-11-01")), ReportStep::kDay);
  EXPECT_EQ(step_for(period("2026-11-01", "2026-12-15")), ReportStep::kDay);
  EXPECT_EQ(step_for(period("2026-11-01", "2026-12-16")), ReportStep::kWeek);
  EXPECT_EQ(step_for(period("2026-01-01", "2026-12-31")), ReportStep::kMonth);
}

struct EarlierCase {
  char const* from;
  char const* to;
  ReportStep step;
  Compare compare;
  char const* first;  ///< of what it is put beside
  char const* last;
};

TEST(Buckets, PutsBesideWhatIsAlike) {
  using enum ReportStep;
  using enum Compare;
  for (auto const& each : std::vector<EarlierCase>{
           {"2026-11-01", "2026-11-30", kDay, kPrevious, "2026-10-02/2026-10-02", "2026-10-31/2026-10-31"},
           {"2026-11-23", "2026-11-29", kDay, kYear, "2025-11-24/2025-11-24", "2025-11-30/2025-11-30"},
           {"2026-11-18", "2026-12-01", kWeek, kPrevious, "2026-11-04/2026-11-08", "2026-11-16/2026-11-17"},
           {"2026-11-01", "2026-12-31", kMonth, kPrevious, "2026-09-01/2026-09-30", "2026-10-01/2026-10-31"},
           {"2026-03-01", "2026-03-31", kMonth, kPrevious, "2026-02-01/2026-02-28", "2026-02-01/2026-02-28"},
           {"2026-03-30", "2026-04-15", kMonth, kPrevious, "2026-01-30/2026-01-31", "2026-02-01/2026-02-15"},
           {"2028-02-01", "2028-02-29", kMonth, kYear, "2027-02-01/2027-02-28", "2027-02-01/2027-02-28"}}) {
    auto const moved = texts(earlier(parts_of(period(each.from, each.to), each.step), each.step, each.compare));
    EXPECT_EQ(moved.front(), each.first) << each.from;
    EXPECT_EQ(moved.back(), each.last) << each.from;
  }
}

struct DayCase {
  char const* zone;
  char const* day;
  char const* begins;  ///< in UTC
  int hours;
};

// The zones' own rules: IANA time zone database 2024a.
TEST(Buckets, ADayIsAsLongAsItsZoneMakesIt) {
  for (auto const& each : std::vector<DayCase>{{"Europe/Prague", "2026-11-23", "2026-11-22T23:00:00Z", 24},
                                               {"Europe/Prague", "2026-03-29", "2026-03-28T23:00:00Z", 23},
                                               {"Europe/Prague", "2026-10-25", "2026-10-24T22:00:00Z", 25},
                                               {"America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", 25},
                                               {"Asia/Kathmandu", "2026-11-23", "2026-11-22T18:15:00Z", 24},
                                               {"UTC", "2026-03-29", "2026-03-29T00:00:00Z", 24}}) {
    auto const edges = edges_of(parts_of(period(each.day, each.day), ReportStep::kDay), each.zone);
    ASSERT_EQ(edges.size(), 2U);
    EXPECT_EQ(to_rfc3339(edges[0]), to_rfc3339(parse_rfc3339(each.begins).value())) << each.zone;
    EXPECT_EQ(edges[1] - edges[0], hours{each.hours}) << each.zone << each.day;
  }
}

TEST(Buckets, AnInstantLiesInOnePartAndMidnightInTheLater) {
  auto const edges = edges_of(parts_of(period("2026-03-28", "2026-03-30"), ReportStep::kDay), "Europe/Prague");
  auto const place = [&](char const* at) { return place_of(edges, parse_rfc3339(at).value()); };
  EXPECT_EQ(place("2026-03-27T22:59:59Z"), std::nullopt);
  EXPECT_EQ(place("2026-03-27T23:00:00Z"), 0U);
  EXPECT_EQ(place("2026-03-28T23:00:00Z"), 1U);
  EXPECT_EQ(place("2026-03-29T21:59:59Z"), 1U);
  EXPECT_EQ(place("2026-03-29T22:00:00Z"), 2U);
  EXPECT_EQ(place("2026-03-30T22:00:00Z"), std::nullopt);
}

TEST(Buckets, APercentileIsOneOfTheValues) {
  EXPECT_EQ(percentile({}, 50), std::nullopt);
  EXPECT_EQ(percentile({7}, 90), 7);
  EXPECT_EQ(percentile({4, 1, 3, 2}, 50), 2);
  EXPECT_EQ(percentile({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 90), 9);
  EXPECT_EQ(percentile({1, 2, 3}, 90), 3);
}

}  // namespace
}  // namespace podpora::reports
