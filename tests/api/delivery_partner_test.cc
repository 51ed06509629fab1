// A delivery partner's people see the tickets that were handed to their company and nothing else, by whatever way one
// looks. The ways are taken from the page of routes, so that a route added later is covered on the day it is added.

#include "api/api_test.h"
#include "api/sample_body.h"
#include "features/tickets/handed.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kSecret = "CANARY-5512";

class DeliveryPartner : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const jana = sign_in("jana@klas.example");
  std::string dana;  // works for Dynamo Partners
  std::string dana_id;
  std::string id;

  DeliveryPartner() {
    auto const added = post("/api/v1/agents",
                            R"({"name":"Dana","email":"dana@dynamo.example","password":"correct horse battery",)"
                            R"("language":"en","roles":["delivery_partner"]})",
                            olga);
    EXPECT_EQ(added.status, 201) << added.raw.body;
    dana_id = added.text("/id");
    dana = sign_in_as("dana@dynamo.example");
    auto const opened =
        post("/api/v1/portal/tickets",
             R"({"subject":"CANARY-5512 slow","body":"CANARY-5512","kind":"technical","severity":"B"})", jana);
    id = opened.text("/ticket/id");
    post("/api/v1/tickets/" + id + "/notes", R"({"body":"CANARY-5512 note"})", olga);
  }

  std::string sign_in_as(std::string const& email) {
    auto const answer = post("/api/v1/session", R"({"email":")" + email + R"(","password":"correct horse battery"})");
    auto const set = answer.raw.header("set-cookie").value_or("");
    return set.substr(0, set.find(';'));
  }
  Answer join(std::string const& company) {
    return call({.method = "PUT",
                 .url = "/api/v1/agents/" + dana_id + "/company",
                 .headers = {{"Content-Type", "application/json"}},
                 .body = R"({"company":")" + company + "\"}"},
                olga);
  }
  void hand_over(std::string const& company) {
    auto const ticket = parse_id<tickets::TicketTag>(id).value();
    db().write(storage::Scope::of(partner_.desk.id), [&](auto& tx) {
      tickets::hand_over(tx, app_->audit(), system_actor(partner_.desk.id), ticket, company);
    });
  }
  Answer try_route(http::Route const& route, std::string path) {
    http::ClientRequest request{.method = route.method, .url = std::move(path), .headers = {{"If-Match", "\"1\""}}};
    if (route.method != "GET" && route.method != "DELETE") {
      request.headers.emplace_back("Content-Type",
                                   route.method == "PATCH" ? "application/merge-patch+json" : "application/json");
      request.body = sample_body(route);
    }
    return call(std::move(request), dana);
  }
};
PODPORA_BOTH_DATABASES(DeliveryPartner);

TEST_P(DeliveryPartner, EveryRouteOfATicketThatWasNotHandedOverIsClosed) {
  ASSERT_EQ(join("Dynamo Partners a.s.").status, 204);
  int tried = 0;
  for (auto const& route : app_->routes().all()) {
    if (!route.path.starts_with("/api/v1/tickets/{id}")) continue;
    auto path = route.path;
    path.replace(path.find("{id}"), 4, id);
    path = path.substr(0, path.find('{')) + (path.find('{') == std::string::npos ? "" : encode_id("xxx", 5));
    auto const answer = try_route(route, path);
    EXPECT_TRUE(answer.status == 404 || answer.status == 403) << route.method << " " << path << ": " << answer.status;
    EXPECT_THAT(answer.raw.body, Not(HasSubstr(kSecret))) << route.method << " " << path;
    ++tried;
  }
  EXPECT_GT(tried, 20);
}

TEST_P(DeliveryPartner, NoListShowsItOrItsCustomer) {
  ASSERT_EQ(join("Dynamo Partners a.s.").status, 204);
  for (auto const& route : app_->routes().all()) {
    if (route.method != "GET" || !route.path.starts_with("/api/v1/") || route.path.find('{') != std::string::npos)
      continue;
    auto const body = get(route.path, dana).raw.body;
    EXPECT_THAT(body, Not(HasSubstr(kSecret))) << route.path;
    EXPECT_THAT(body, Not(HasSubstr("Pekárna Klas"))) << route.path;
  }
  auto const message = get("/api/v1/tickets/" + id, olga).text("/messages/0/id");
  EXPECT_EQ(get("/api/v1/messages/" + message + "/original", dana).status, 404);
}

TEST_P(DeliveryPartner, WhatIsHandedOverIsSeenUntilItIsTakenBack) {
  auto const ticket = "/api/v1/tickets/" + id;
  hand_over("Dynamo Partners a.s.");
  EXPECT_EQ(get(ticket, dana).status, 404) << "nobody has said yet whose person this is";
  EXPECT_EQ(join("Nobody Ltd.").text("/errors/0/pointer"), "/company");
  EXPECT_EQ(get("/api/v1/delivery-members", olga).text("/items/0/company"), "");
  ASSERT_EQ(join("Dynamo Partners a.s.").status, 204);
  EXPECT_EQ(get("/api/v1/delivery-members", olga).text("/items/0/person_id"), dana_id);
  EXPECT_EQ(get("/api/v1/delivery-members", olga).text("/items/0/company"), "Dynamo Partners a.s.");
  EXPECT_EQ(get(ticket, dana).status, 200);
  EXPECT_THAT(get("/api/v1/tickets", dana).raw.body, HasSubstr(id));
  EXPECT_EQ(post(ticket + "/notes", R"({"body":"We look at it."})", dana).status, 201);
  auto const mine = parse_id<tickets::TicketTag>(id).value();
  db().write(storage::Scope::of(partner_.desk.id), [&](auto& tx) {
    tickets::take_back(tx, app_->audit(), system_actor(partner_.desk.id), mine, "Dynamo Partners a.s.");
  });
  EXPECT_EQ(get(ticket, dana).status, 404);
  EXPECT_THAT(get("/api/v1/tickets", dana).raw.body, Not(HasSubstr(id)));
  hand_over("Another Company");
  EXPECT_EQ(get(ticket, dana).status, 404);
}

TEST_P(DeliveryPartner, OnlyAPartnersPersonHasACompany) {
  auto const agents = get("/api/v1/agents", olga).at("/items");
  for (auto const& agent : agents.as_array()) {
    if (agent.at("email").as_string() != "petr@severka.example") continue;
    dana_id = agent.at("id").as_string();
  }
  EXPECT_EQ(join("Dynamo Partners a.s.").text("/errors/0/pointer"), "/person");
}

}  // namespace
}  // namespace podpora::tests
