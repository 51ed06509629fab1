#include "api/api_test.h"

#include "features/identity/session.h"
#include "features/identity/setup.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The demo desk on Monday 2026-11-23, with two requests of today.
class ReportFlow : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string ask(std::string const& severity) {
    auto const asked =
        post("/api/v1/portal/tickets",
             R"({"subject":"=1+1","body":"Prosím","kind":"technical","severity":")" + severity + "\"}", jana);
    EXPECT_EQ(asked.status, 201) << asked.raw.body;
    return asked.text("/ticket/id");
  }
  std::string error_of(std::string const& query) {
    auto const answer = get("/api/v1/reports/volume?" + query, anna);
    EXPECT_EQ(answer.status, 422) << query << answer.raw.body;
    return answer.text("/errors/0/pointer");
  }
};
PODPORA_BOTH_DATABASES(ReportFlow);

TEST_P(ReportFlow, ANumberOpensWhatItCounts) {
  ask("A");
  ask("C");
  auto const report = get("/api/v1/reports/volume?from=2026-11-22&to=2026-11-23&severity=A&compare=previous", anna);
  ASSERT_EQ(report.status, 200) << report.raw.body;
  EXPECT_EQ(report.text("/measures/0/code"), "opened");
  EXPECT_EQ(report.text("/before_from"), "2026-11-20");
  EXPECT_EQ(report.at("/rows").as_array().size(), 2U);
  EXPECT_EQ(report.at("/rows/1/cells/0/value"), 1);
  EXPECT_EQ(report.at("/rows/1/cells/0/before"), 0);
  EXPECT_EQ(report.text("/rows/1/cells/0/search"), "state:any after:2026-11-23 before:2026-11-24 severity:A");
  auto const queue =
      get("/api/v1/tickets?unfinished=true&q=state:any%20after:2026-11-23%20before:2026-11-24%20severity:A", anna);
  EXPECT_EQ(queue.at("/items").as_array().size(), 1U) << queue.raw.body;
}

TEST_P(ReportFlow, SaysWhatItDoesNotUnderstand) {
  EXPECT_EQ(error_of("from=yesterday"), "query/from");
  EXPECT_EQ(error_of("from=2026-11-23&to=2026-11-22"), "query/to");
  EXPECT_EQ(error_of("step=hour"), "query/step");
  EXPECT_EQ(error_of("compare=never"), "query/compare");
  EXPECT_EQ(error_of("service=windows_95"), "query/service");
  EXPECT_EQ(error_of("customer=cus_0000000000c1s"), "query/customer");
  EXPECT_EQ(error_of("team=tem_0000000000c1s"), "query/team");
  EXPECT_EQ(error_of("assignee=somebody"), "query/assignee");
  EXPECT_EQ(get("/api/v1/reports/weather", anna).status, 404);
  EXPECT_EQ(get("/api/v1/reports/volume", jana).status, 403);
}

TEST_P(ReportFlow, ComesAsCsv) {
  ask("B");
  auto const csv = get("/api/v1/reports/first_response/csv?from=2026-11-23&to=2026-11-23", anna);
  ASSERT_EQ(csv.status, 200) << csv.raw.body;
  EXPECT_EQ(csv.raw.header("content-disposition"), "attachment; filename=\"first_response-2026-11-23-2026-11-23.csv\"");
  EXPECT_THAT(
      csv.raw.body,
      StartsWith("\uFEFF"
                 "from,to,opened,answered,median_minutes,slow_minutes,kept,broken,share\r\n2026-11-23,2026-11-23,"));
}

TEST_P(ReportFlow, ListsMissedDeadlinesWithTheirRequests) {
  auto const id = ask("A");
  clock.advance(std::chrono::hours{24 * 7});
  app_->run_due();
  auto const anna_later = sign_in("anna@severka.example");
  auto const list = get("/api/v1/breaches?from=2026-11-23&to=2026-11-30", anna_later);
  ASSERT_EQ(list.status, 200) << list.raw.body;
  EXPECT_THAT(list.raw.body, HasSubstr(id));
  auto const report = get("/api/v1/reports/breaches?from=2026-11-23&to=2026-11-30", anna_later);
  EXPECT_EQ(report.at("/totals/3/value"), static_cast<std::int64_t>(list.at("/items").as_array().size()));
  EXPECT_THAT(get("/api/v1/breaches?from=2026-11-01&to=2026-11-02", anna_later).raw.body, Not(HasSubstr(id)));
}

TEST_P(ReportFlow, AnotherDeskCountsItsOwn) {
  ask("A");
  auto const made = db().write(storage::Scope::all_desks(), [&](auto& tx) {
    return identity::make_desk_with_owner(
        tx, app_->audit(), {.slug = "mallory", .name = "Mallory", .time_zone = "Europe/Prague", .language = "en"},
        {.name = "Mallory", .email = "mallory@mallory.example", .language = "en"});
  });
  auto const mallory = db().write(storage::Scope::of(made.value().desk.id), [&](auto& tx) {
    return "podpora_session=" +
           identity::start_session(tx, app_->audit(), made.value().desk.id, made.value().owner.id).cookie;
  });
  EXPECT_EQ(get("/api/v1/reports/volume", mallory).at("/totals/0/value"), 0);
  EXPECT_NE(get("/api/v1/reports/volume", anna).at("/totals/0/value"), 0);
  EXPECT_EQ(get("/api/v1/reports/volume?customer=" + to_text(partner_.bakery), mallory).text("/errors/0/pointer"),
            "query/customer");
}

}  // namespace
}  // namespace podpora::tests
