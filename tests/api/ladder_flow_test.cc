#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class LadderFlow : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const petr = sign_in("petr@severka.example");

  std::string id_of(std::string const& email) {
    auto const agents = get("/api/v1/agents", olga).at("/items");
    for (auto const& agent : agents.as_array()) {
      if (agent.at("email").as_string() == email) return std::string{agent.at("id").as_string()};
    }
    ADD_FAILURE() << email;
    return {};
  }
  std::string add_team() {
    auto const added =
        post("/api/v1/teams", R"({"name":"Duty","members":[")" + id_of("petr@severka.example") + R"("]})", olga);
    EXPECT_EQ(added.status, 201) << added.raw.body;
    return added.text("/id");
  }
  std::string ladder(std::string const& team) {
    return R"({"name":"Standard","severities":["A"],"kinds":["first_response"],"rungs":[)"
           R"({"percent":100,"assignee":false,"teams":[")" +
           team + R"("],"people":[],"mail":true},{"percent":50,"assignee":false,"teams":[")" + team +
           R"("],"people":[],"mail":false}]})";
  }
  Answer put(std::string const& path, std::string const& body, std::string const& etag) {
    return call({.method = "PUT",
                 .url = path,
                 .headers = {{"Content-Type", "application/json"}, {"If-Match", etag}},
                 .body = body},
                olga);
  }
};
PODPORA_BOTH_DATABASES(LadderFlow);

TEST_P(LadderFlow, ATeamIsWarnedOnScreenAndAtTheBreachByMail) {
  auto const added = post("/api/v1/ladders", ladder(add_team()), olga);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_EQ(added.at("/rungs/0/percent").as_int64(), 50);
  auto const opened =
      post("/api/v1/tickets",
           R"({"subject":"Down","body":"x","service":"azure","kind":"technical","nature":"break_fix","severity":"A"})",
           olga);
  ASSERT_EQ(opened.status, 201) << opened.raw.body;
  clock.advance(std::chrono::minutes{31});
  app_->run_due();
  auto const half = get("/api/v1/notices", petr);
  EXPECT_EQ(half.at("/unread").as_int64(), 1);
  EXPECT_EQ(half.at("/items/0/percent").as_int64(), 50);
  EXPECT_EQ(half.text("/items/0/ticket_id"), opened.text("/id"));
  EXPECT_EQ(half.text("/items/0/ticket_subject"), "Down");
  EXPECT_EQ(get("/api/v1/notices", olga).at("/unread").as_int64(), 0);
  clock.advance(std::chrono::minutes{30});
  auto const mails = outbox();
  ASSERT_FALSE(mails.empty());
  EXPECT_NE(mails.back().find("<petr@severka.example>"), std::string::npos) << mails.back();
  EXPECT_NE(mails.back().find("Auto-Submitted: auto-generated"), std::string::npos) << mails.back();
  auto const list = get("/api/v1/notices", petr);
  EXPECT_EQ(list.at("/items/0/percent").as_int64(), 100);
  auto const read = post("/api/v1/notices/read", R"({"last":")" + list.text("/items/0/id") + R"("})", petr);
  EXPECT_EQ(read.at("/unread").as_int64(), 0);
}

TEST_P(LadderFlow, ALadderIsChangedAndEveryFaultIsNamed) {
  auto const team = add_team();
  auto const path = "/api/v1/ladders/" + post("/api/v1/ladders", ladder(team), olga).text("/id");
  EXPECT_EQ(put(path, ladder(team), R"("1")").at("/version").as_int64(), 2);
  EXPECT_EQ(put(path, ladder(team), R"("1")").status, 412);
  auto const wrong = post(
      "/api/v1/ladders",
      R"({"name":"","severities":[],"kinds":[],"rungs":[{"percent":50,"assignee":false,"teams":[],"people":[],"mail":false}]})",
      olga);
  EXPECT_EQ(wrong.text("/errors/0/pointer"), "/name");
  EXPECT_EQ(wrong.text("/errors/1/detail"), "This step tells nobody.");
  EXPECT_EQ(call({.method = "DELETE", .url = path, .headers = {}, .body = {}}, olga).status, 204);
  EXPECT_TRUE(get("/api/v1/ladders", olga).at("/items").as_array().empty());
}

TEST_P(LadderFlow, AChangedCalendarMovesARunningDeadline) {
  auto const opened =
      post("/api/v1/tickets",
           R"({"subject":"Down","body":"x","service":"azure","kind":"technical","nature":"break_fix","severity":"A"})",
           olga);
  auto const clocks = "/api/v1/tickets/" + opened.text("/id") + "/clocks";
  auto const before = get(clocks, olga);
  auto const id = before.text("/items/0/calendar_id");
  auto const edited = put(
      "/api/v1/calendars/" + id,
      R"({"name":"Office","time_zone":"Europe/Prague","preset":"none","hours":[{"day":"tue","from":"09:00","to":"17:00"}],
              "holidays":[],"exceptions":[]})",
      R"("1")");
  ASSERT_EQ(edited.status, 200) << edited.raw.body;
  app_->run_due();
  auto const after = get(clocks, olga);
  EXPECT_EQ(after.text("/items/0/due_at"), "2026-11-24T09:00:00Z") << after.raw.body;
  EXPECT_EQ(after.text("/moves/0/cause"), "calendar");
  EXPECT_EQ(after.text("/moves/0/later"), "Office");
  EXPECT_EQ(after.text("/moves/0/due_before"), before.text("/items/0/due_at"));
  EXPECT_EQ(get("/api/v1/tickets?order=due", olga).text("/items/0/due_at"), "2026-11-24T09:00:00Z");
}

}  // namespace
}  // namespace podpora::tests
