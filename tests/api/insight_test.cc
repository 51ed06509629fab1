#include "api/api_test.h"
#include "api/sample_body.h"

#include "features/identity/session.h"
#include "features/identity/setup.h"
#include "features/tickets/ticket_store.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <algorithm>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Insight : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");
  std::string const sales = somebody(identity::Role::kSalesAgent);
  std::string const manager = somebody(identity::Role::kManager);

  std::string somebody(identity::Role role) {
    return db().write(storage::Scope::of(partner_.desk.id), [&](auto& tx) {
      auto const person = identity::add_person(tx, app_->audit(), system_actor(partner_.desk.id),
                                               {.kind = identity::PersonKind::kAgent,
                                                .name = to_text(role),
                                                .email = to_text(role) + "@severka.example",
                                                .language = "en"},
                                               {role});
      return "podpora_session=" +
             identity::start_session(tx, app_->audit(), partner_.desk.id, person.value().id).cookie;
    });
  }
  /// A request of the bakery about a service that it does not have from us.
  std::string ask() {
    auto const id = post("/api/v1/portal/tickets",
                         R"({"subject":"CANARY subject","body":"CANARY body","kind":"technical","severity":"C"})", jana)
                        .text("/ticket/id");
    auto const ticket = "/api/v1/tickets/" + id;
    auto const changed =
        patch(ticket, R"({"service":"dynamics_365"})", anna, get(ticket, anna).raw.header("etag").value_or("\"1\""));
    EXPECT_EQ(changed.status, 200) << changed.raw.body;
    return id;
  }
  std::string path_of_bakery() { return "/api/v1/customers/" + to_text(partner_.bakery); }
};
PODPORA_BOTH_DATABASES(Insight);

TEST_P(Insight, ASalesAgentWorksWithOpportunitiesAndReadsNoConversation) {
  ask();
  ask();
  app_->run_due();
  auto const signals = get("/api/v1/signals?rule=asked_not_held", sales);
  ASSERT_EQ(signals.status, 200) << signals.raw.body;
  ASSERT_EQ(signals.at("/items").as_array().size(), 1U) << signals.raw.body;
  EXPECT_THAT(signals.text("/items/0/text"), HasSubstr("Dynamics 365"));
  EXPECT_EQ(signals.at("/items/0/tickets").as_array().size(), 2U);
  auto const opened = post(path_of_bakery() + "/opportunities",
                           R"({"title":"Dynamics for the bakery","signal_id":")" + signals.text("/items/0/id") +
                               R"(","quoted":"They asked twice.","value":{"minor":1200000,"currency":"CZK"}})",
                           sales);
  ASSERT_EQ(opened.status, 201) << opened.raw.body;
  auto const id = opened.text("/id");
  EXPECT_EQ(get("/api/v1/signals?rule=asked_not_held", sales).at("/items").as_array().size(), 0U) << "it is taken";
  auto const page = get(path_of_bakery(), sales);
  auto const review = get(path_of_bakery() + "/review.html?from=2026-11-01&to=2026-11-30", sales);
  auto const csv = get("/api/v1/opportunities.csv", sales);
  for (auto const& answer : {signals, opened, page, review, csv, get("/api/v1/opportunities", sales)}) {
    EXPECT_LT(answer.status, 300) << answer.raw.body;
    EXPECT_THAT(answer.raw.body, Not(HasSubstr("CANARY")));
  }
  EXPECT_THAT(csv.raw.body, HasSubstr(",12000.00,CZK,"));
  EXPECT_EQ(get("/api/v1/tickets/" + signals.text("/items/0/tickets/0/id"), sales).status, 403);
  EXPECT_EQ(post("/api/v1/opportunities/" + id + "/close", R"({"state":"lost","reason":"x"})", sales)
                .text("/errors/0/pointer"),
            "/loss");
  EXPECT_EQ(post("/api/v1/opportunities/" + id + "/close", R"({"state":"won"})", sales).text("/state"), "won");
}

TEST_P(Insight, AnUnfinishedRequestIsOnTheCustomersPageHoweverMuchWasTouchedSince) {
  auto const id = ask();
  db().write(storage::Scope::of(partner_.desk.id), [&](auto& tx) {
    for (int i = 0; i < 201; ++i) {
      tickets::insert_ticket(tx, partner_.desk.id,
                             {.id = app_->audit().ids.make<tickets::TicketId>(),
                              .number = tickets::next_number(tx, partner_.desk.id),
                              .subject = "Finished",
                              .state = tickets::State::kClosed,
                              .customer_id = partner_.bakery,
                              .updated_at = app_->audit().clock.now() + std::chrono::minutes(i + 1)});
    }
    return Result<void>{};
  });
  auto const page = get(path_of_bakery(), anna);
  ASSERT_EQ(page.at("/open_tickets").as_array().size(), 1U) << page.raw.body;
  EXPECT_EQ(page.text("/open_tickets/0/id"), id);
  EXPECT_EQ(page.text("/open_tickets/0/due_kind"), "first_response");
  EXPECT_EQ(page.at("/past_tickets").as_array().size(), 200U);
  EXPECT_TRUE(page.at("/past_tickets/0/due_at").is_null());
}

TEST_P(Insight, ASalesAgentIsRefusedByEveryRouteOfARequest) {
  auto const id = ask();
  post("/api/v1/tickets/" + id + "/notes", R"({"body":"CANARY note"})", anna);
  int refused = 0;
  for (auto const& route : app_->routes().all()) {
    if (!route.path.starts_with("/api/v1/")) continue;
    auto path = route.path;
    if (auto const at = path.find("/tickets/{id}"); at != std::string::npos) path.replace(at + 9, 4, id);
    if (auto const at = path.find("/customers/{id}"); at != std::string::npos) {
      path.replace(at + 11, 4, to_text(partner_.bakery));
    }
    bool const is_ticket = path.starts_with("/api/v1/tickets") || path.starts_with("/api/v1/claims");
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{')) {
      path.replace(at, path.find('}') + 1 - at, "xxx_0000000000c1s");
    }
    if (!is_ticket && route.method != "GET") continue;
    http::ClientRequest request{.method = route.method, .url = path, .headers = {{"If-Match", "\"1\""}}};
    if (route.method != "GET" && route.method != "DELETE") {
      request.headers.emplace_back("Content-Type",
                                   route.method == "PATCH" ? "application/merge-patch+json" : "application/json");
      request.body = sample_body(route);
    }
    auto const answer = call(std::move(request), sales);
    EXPECT_THAT(answer.raw.body, Not(HasSubstr("CANARY"))) << route.method << " " << route.path;
    if (!is_ticket) continue;
    // To note a signal is theirs to do; on a request that they may not see there is none.
    EXPECT_EQ(answer.status, route.path.ends_with("/signals") ? 404 : 403)
        << route.method << " " << route.path << answer.raw.body;
    ++refused;
  }
  EXPECT_GT(refused, 30);
}

TEST_P(Insight, AnotherDesksStrangerSeesNothing) {
  auto const opened = post(path_of_bakery() + "/opportunities", R"({"title":"CANARY offer"})", sales);
  ASSERT_EQ(opened.status, 201) << opened.raw.body;
  auto const made = db().write(storage::Scope::all_desks(), [&](auto& tx) {
    return identity::make_desk_with_owner(
        tx, app_->audit(), {.slug = "mallory", .name = "Mallory", .time_zone = "Europe/Prague", .language = "en"},
        {.name = "Mallory", .email = "mallory@mallory.example", .language = "en"});
  });
  auto const mallory = db().write(storage::Scope::of(made.value().desk.id), [&](auto& tx) {
    return "podpora_session=" +
           identity::start_session(tx, app_->audit(), made.value().desk.id, made.value().owner.id).cookie;
  });
  EXPECT_EQ(get("/api/v1/opportunities/" + opened.text("/id"), mallory).status, 404);
  EXPECT_EQ(get(path_of_bakery() + "/review", mallory).status, 404);
  EXPECT_EQ(get(path_of_bakery() + "/review.html", mallory).status, 404);
  EXPECT_TRUE(get("/api/v1/opportunities", mallory).at("/items").as_array().empty());
  EXPECT_TRUE(get("/api/v1/opportunity-report", mallory).at("/rules").as_array().empty());
  EXPECT_EQ(get("/api/v1/opportunity-report", sales).at("/rules/0/offered"), 1);
  EXPECT_THAT(get("/api/v1/opportunities.csv", mallory).raw.body, Not(HasSubstr("CANARY")));
  EXPECT_THAT(get("/api/v1/opportunities.csv", sales).raw.body, HasSubstr("CANARY offer"));
}

TEST_P(Insight, AnOpportunityIsGivenToSomebodyWhoIsRemindedByMail) {
  auto const owners = get("/api/v1/opportunity-owners", sales);
  ASSERT_EQ(owners.status, 200) << owners.raw.body;
  EXPECT_THAT(owners.raw.body, HasSubstr("manager"));
  auto const id_of = [&](std::string const& name) {
    auto const items = owners.at("/items");
    for (auto const& each : items.as_array()) {
      if (each.at("name").as_string() == name) return std::string{each.at("id").as_string()};
    }
    return std::string{};
  };
  auto const path = path_of_bakery() + "/opportunities";
  auto const due = to_rfc3339(clock.now() + std::chrono::hours{5});
  auto const opened = post(
      path, R"({"title":"A larger plan","due_at":")" + due + R"(","owner_id":")" + id_of("manager") + "\"}", sales);
  ASSERT_EQ(opened.status, 201) << opened.raw.body;
  EXPECT_EQ(post(path, R"({"title":"x","owner_id":"per_0000000000c1s"})", sales).text("/errors/0/pointer"),
            "/owner_id");
  auto const listed = [&](std::string const& owner, std::string const& by) {
    return get("/api/v1/opportunities?owner=" + owner, by).at("/items").as_array().size();
  };
  EXPECT_EQ(listed("me", manager), 1U);
  EXPECT_EQ(listed("me", sales), 0U);
  EXPECT_EQ(listed("none", sales), 0U);
  EXPECT_EQ(listed(id_of("manager"), sales), 1U);
  EXPECT_EQ(get("/api/v1/opportunities?owner=everybody", sales).text("/errors/0/pointer"), "query/owner");
  auto const reminders = [&] {
    auto const mails = outbox();
    return std::ranges::count_if(mails, [](auto const& mail) {
      return mail.find("manager@severka.example") != std::string::npos &&
             mail.find("A larger plan") != std::string::npos;
    });
  };
  EXPECT_EQ(reminders(), 0);
  clock.advance(std::chrono::hours{5});
  EXPECT_EQ(reminders(), 1);
  clock.advance(std::chrono::hours{48});
  EXPECT_EQ(reminders(), 1);
}

TEST_P(Insight, ResolvingTakesACauseOfTheCatalogueAndItsProposalsSayWhy) {
  auto const ticket = "/api/v1/tickets/" + ask();
  auto const proposals = get(ticket + "/cause-proposals", anna);
  ASSERT_EQ(proposals.status, 200) << proposals.raw.body;
  EXPECT_GT(proposals.at("/items").as_array().size(), 5U);
  auto const refused = post(ticket + "/resolve", R"({"cause":"The weather"})", anna);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("/errors/0/pointer"), "/cause");
  EXPECT_EQ(post(ticket + "/resolve", R"({"cause":"how_to","self_service":"no"})", anna).status, 200);
  EXPECT_EQ(get(ticket + "/cause-proposals", anna).text("/lesson/self_service"), "no");
  EXPECT_EQ(get(ticket + "/cause-proposals", anna).text("/lesson/avoided_by"), "training");
}

TEST_P(Insight, AKnownIssueResolvesWithACauseOfTheCatalogueAndALesson) {
  auto const id = ask();
  auto const issue =
      "/api/v1/known-issues/" +
      post("/api/v1/known-issues", R"({"title":"Slow","service":"dynamics_365"})", anna).text("/issue/id");
  ASSERT_LT(post(issue + "/tickets", R"({"ticket_id":")" + id + "\"}", anna).status, 300);
  auto const refused = post(issue + "/resolve", R"({"cause":"The weather"})", anna);
  EXPECT_EQ(refused.status, 422) << refused.raw.body;
  EXPECT_EQ(refused.text("/errors/0/pointer"), "/cause");
  auto const resolved = post(issue + "/resolve", R"({"cause":"vendor_outage"})", anna);
  EXPECT_EQ(resolved.status, 200) << resolved.raw.body;
  EXPECT_EQ(get("/api/v1/tickets/" + id + "/cause-proposals", anna).text("/lesson/cause"), "vendor_outage");
  EXPECT_EQ(get("/api/v1/tickets/" + id, anna).text("/state"), "resolved");
}

TEST_P(Insight, AKnownIssueOffersTheCausesOfItsRequests) {
  auto const id = ask();
  auto const issue =
      "/api/v1/known-issues/" +
      post("/api/v1/known-issues", R"({"title":"Slow","service":"dynamics_365"})", anna).text("/issue/id");
  EXPECT_THAT(get(issue + "/causes", anna).raw.body, HasSubstr("\"invoice\""));
  ASSERT_LT(post(issue + "/tickets", R"({"ticket_id":")" + id + "\"}", anna).status, 300);
  auto const causes = get(issue + "/causes", anna);
  EXPECT_THAT(causes.raw.body, HasSubstr(R"({"code":"capacity","name":")"));
  EXPECT_THAT(causes.raw.body, Not(HasSubstr("\"invoice\"")));
}

TEST_P(Insight, ACountAcrossCustomersListsWhatItCounts) {
  auto const id = ask();
  ask();
  ASSERT_EQ(post("/api/v1/tickets/" + id + "/resolve", R"({"cause":"how_to"})", anna).status, 200);
  auto const across = get("/api/v1/learning", manager);
  ASSERT_EQ(across.status, 200) << across.raw.body;
  EXPECT_EQ(across.at("/resolved"), 1);
  EXPECT_EQ(across.text("/causes/0/cause"), "how_to");
  EXPECT_EQ(across.text("/cause_names/how_to"), "Question how to do it");
  auto const counted = get("/api/v1/learning/tickets?service=dynamics_365&cause=how_to", manager);
  ASSERT_EQ(counted.at("/items").as_array().size(), 1U) << counted.raw.body;
  EXPECT_EQ(counted.text("/items/0/id"), id);
  EXPECT_EQ(get("/api/v1/learning/tickets?cause=capacity", manager).at("/items").as_array().size(), 0U);
  auto const csv = get("/api/v1/learning.csv?part=causes", manager);
  EXPECT_THAT(csv.raw.body, HasSubstr(",Question how to do it,1,"));
  EXPECT_EQ(get("/api/v1/learning.csv?part=people", manager).status, 422);
  EXPECT_EQ(get("/api/v1/learning", sales).status, 403);
}

TEST_P(Insight, AnHourCostIsSetByAManagerAndCountedForWhoSeesMargins) {
  auto const id = ask();
  ASSERT_LT(post("/api/v1/tickets/" + id + "/time", R"({"minutes":90,"billable":false})", anna).status, 300);
  ASSERT_EQ(post("/api/v1/tickets/" + id + "/resolve", R"({"cause":"how_to"})", anna).status, 200);
  auto const biller = somebody(identity::Role::kBillingAdmin);
  auto const set = [&](std::string const& body, std::string const& by) {
    return call(
        {.method = "PUT", .url = "/api/v1/hour-cost", .headers = {{"Content-Type", "application/json"}}, .body = body},
        by);
  };
  std::string const cost = R"({"cost":{"minor":1000,"currency":"USD"}})";
  EXPECT_EQ(set(cost, biller).status, 403);
  EXPECT_EQ(set(cost, anna).status, 403);
  EXPECT_EQ(set(R"({"cost":{"minor":0,"currency":"USD"}})", manager).text("/errors/0/pointer"), "/cost/minor");
  EXPECT_EQ(set(cost, manager).status, 200);
  EXPECT_EQ(get("/api/v1/hour-cost", biller).text("/changed_by"), "manager");
  auto const across = get("/api/v1/learning", biller);
  EXPECT_EQ(across.at("/hour_cost/minor"), 1000);
  EXPECT_EQ(across.text("/services/0/currency"), "USD") << across.raw.body;
  EXPECT_EQ(across.at("/services/0/margin_minor"), -1500);
  EXPECT_THAT(get("/api/v1/learning.csv?part=services", biller).raw.body, HasSubstr(",USD,1,90,0.00,15.00,-15.00"));
  EXPECT_EQ(get("/api/v1/hour-cost", sales).status, 403);
}

TEST_P(Insight, ARuleIsTriedAndSetByWhoMay) {
  ask();
  ask();
  auto const trial = get("/api/v1/signal-rules/asked_not_held/trial?threshold=2&days=30", manager);
  ASSERT_EQ(trial.status, 200) << trial.raw.body;
  EXPECT_EQ(trial.at("/signals"), 1) << trial.raw.body;
  EXPECT_EQ(get("/api/v1/signal-rules/no_such_rule/trial", manager).status, 404);
  auto const set = [&](std::string const& body) {
    return call({.method = "PUT",
                 .url = "/api/v1/signal-rules/asked_not_held",
                 .headers = {{"Content-Type", "application/json"}},
                 .body = body},
                manager);
  };
  EXPECT_EQ(set(R"({"is_on":true,"threshold":0,"period_days":90})").text("/errors/0/pointer"), "/threshold");
  EXPECT_EQ(set(R"({"is_on":false,"threshold":2,"period_days":90})").status, 200);
  app_->run_due();
  EXPECT_EQ(get("/api/v1/signals?rule=asked_not_held", manager).at("/items").as_array().size(), 0U);
}

}  // namespace
}  // namespace podpora::tests
