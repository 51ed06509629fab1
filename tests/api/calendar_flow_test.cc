#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class CalendarFlow : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");

  Answer put(std::string const& path, std::string const& body, std::string const& etag) {
    return call({.method = "PUT",
                 .url = path,
                 .headers = {{"Content-Type", "application/json"}, {"If-Match", etag}},
                 .body = body},
                olga);
  }
  Answer del(std::string const& path) {
    return call({.method = "DELETE", .url = path, .headers = {}, .body = {}}, olga);
  }

  static constexpr char const* kOffice =
      R"({"name":"Split","time_zone":"Europe/Prague","preset":"czech","holidays":[],"exceptions":[],
          "hours":[{"day":"mon","from":"09:00","to":"12:00"},{"day":"mon","from":"13:00","to":"17:00"}]})";
};
PODPORA_BOTH_DATABASES(CalendarFlow);

TEST_P(CalendarFlow, ACalendarIsWrittenPreviewedAndItsChangesAreOnRecord) {
  auto const added = post("/api/v1/calendars", kOffice, olga);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  auto const path = "/api/v1/calendars/" + added.text("/id");
  EXPECT_EQ(post("/api/v1/calendars", kOffice, olga).text("/errors/0/code"), "name-taken");
  auto const edited = put(path,
                          R"({"name":"Split","time_zone":"Europe/Prague","preset":"czech","exceptions":[],
                              "holidays":[{"date":"2026-11-30","from":"13:00","to":"24:00","name":"Inventory"}],
                              "hours":[{"day":"mon","from":"09:00","to":"12:00"},{"day":"mon","from":"22:00","to":"02:00"}]})",
                          R"("1")");
  ASSERT_EQ(edited.status, 200) << edited.raw.body;
  EXPECT_EQ(edited.at("/revision").as_int64(), 2);
  EXPECT_EQ(put(path, kOffice, R"("1")").status, 412);
  auto const history = get(path + "/revisions", olga);
  EXPECT_EQ(history.text("/items/0/changes/0"), "Weekly hours: 1 added, 1 removed");
  EXPECT_EQ(history.text("/items/0/changes/1"), "Holidays: 1 added");
  EXPECT_EQ(history.text("/items/0/made_by"), "Olga Dvořáková");
  auto const days = post("/api/v1/calendar-preview",
                         std::string{R"({"from":"2026-12-21","days":7,"calendar":)"} + kOffice + "}", olga);
  ASSERT_EQ(days.status, 200) << days.raw.body;
  EXPECT_EQ(days.text("/days/0/state"), "open");
  EXPECT_EQ(days.text("/days/0/open/1/from"), "13:00");
  EXPECT_EQ(days.text("/days/3/why/1/text"), "Christmas Eve");
}

TEST_P(CalendarFlow, EveryFaultIsNamedWithItsPlace) {
  auto const wrong = post(
      "/api/v1/calendars",
      R"({"name":"X","time_zone":"Europe/Prague","preset":"none","exceptions":[{"date":"2026-02-30","from":"9","to":"10:00"}],
                              "holidays":[{"date":"2026-11-30","to":"25:00"}],"hours":[{"day":"mon","from":"24:00","to":"12:00"}]})",
      olga);
  EXPECT_EQ(wrong.text("/errors/0/pointer"), "/hours/0/from");
  EXPECT_EQ(wrong.text("/errors/1/pointer"), "/holidays/0/to");
  EXPECT_EQ(wrong.text("/errors/2/pointer"), "/exceptions/0/date");
  EXPECT_EQ(wrong.text("/errors/3/pointer"), "/exceptions/0/from");
  auto const overlap =
      post("/api/v1/calendar-preview",
           R"({"calendar":{"name":"X","time_zone":"Mars/Base","preset":"none","exceptions":[],"holidays":[],
                                "hours":[{"day":"sun","from":"22:00","to":"02:00"},{"day":"mon","from":"01:00","to":"03:00"}]}})",
           olga);
  EXPECT_EQ(overlap.text("/errors/0/pointer"), "/calendar/time_zone");
  EXPECT_EQ(overlap.text("/errors/1/pointer"), "/calendar/hours/1");
}

TEST_P(CalendarFlow, AFileOfHolidaysIsTakenAndRemovedAgain) {
  auto const path = "/api/v1/calendars/" + post("/api/v1/calendars", kOffice, olga).text("/id");
  auto const file =
      R"({"name":"Company","content":"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Inventory\r\nDTSTART;VALUE=DATE:20261130\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"})";
  auto const taken = post(path + "/feeds", file, olga);
  ASSERT_EQ(taken.status, 200) << taken.raw.body;
  EXPECT_EQ(taken.at("/feeds/0/days").as_int64(), 1);
  EXPECT_EQ(post(path + "/feeds", R"({"name":"x","content":"none"})", olga).text("/errors/0/pointer"), "/content");
  EXPECT_EQ(post(path + "/feeds", R"({"name":"x","url":"file:///etc/passwd"})", olga).text("/errors/0/code"),
            "not-a-web-address");
  auto const loopback = post(path + "/feeds", R"({"name":"x","url":"http://127.0.0.1/x.ics"})", olga);
  EXPECT_EQ(loopback.text("/errors/0/detail"), "The address could not be fetched: not a public address.");
  auto const feed = taken.text("/feeds/0/id");
  EXPECT_EQ(post(path + "/feeds/" + feed + "/refresh", "", olga).text("/code"), "feed-is-file");
  auto const removed = del(path + "/feeds/" + feed);
  ASSERT_EQ(removed.status, 200) << removed.raw.body;
  EXPECT_TRUE(removed.at("/feeds").as_array().empty());
}

}  // namespace
}  // namespace podpora::tests
