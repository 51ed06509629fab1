// A ticket about a vulnerability is there for the people named on it and nobody else, by whatever way one looks. The
// ways are taken from the page of routes, so that a route added later is covered on the day it is added.

#include "api/api_test.h"
#include "api/sample_body.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kSecret = "CANARY-7781";

class RestrictedTicket : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");  // opens it
  std::string const petr = sign_in("petr@severka.example");  // an agent whom it does not name
  std::string const olga = sign_in("olga@severka.example");  // the owner: may see every one
  std::string const jana = sign_in("jana@klas.example");     // its contact
  std::string const tomas = sign_in("tomas@javor.example");  // a contact of another company

  /// Opened by the contact, made a vulnerability by Anna: with a message, a file, a note and a signal.
  RestrictedTicket() {
    auto const opened =
        post("/api/v1/portal/tickets",
             R"({"subject":"CANARY-7781 hole","body":"CANARY-7781","kind":"technical","severity":"B"})", jana);
    id = opened.text("/ticket/id");
    change(anna, R"({"service":"microsoft_365"})");
    post("/api/v1/tickets/" + id + "/notes", R"({"body":"CANARY-7781 note"})", anna);
    post("/api/v1/tickets/" + id + "/signals", R"({"text":"CANARY-7781 signal"})", anna);
    change(anna, R"({"nature":"vulnerability"})");
  }

  Answer change(std::string const& as, std::string const& body) {
    auto const etag = get("/api/v1/tickets/" + id, as).raw.header("etag").value_or("");
    return patch("/api/v1/tickets/" + id, body, as, etag);
  }
  std::string person_id(std::string const& name) {
    auto const agents = get("/api/v1/agents", olga).at("/items");
    for (auto const& agent : agents.as_array()) {
      if (agent.at("name").as_string() == std::string_view{name}) return std::string{agent.at("id").as_string()};
    }
    return "";
  }
  Answer try_route(http::Route const& route, std::string path, std::string const& cookie) {
    http::ClientRequest request{.method = route.method, .url = std::move(path), .headers = {{"If-Match", "\"1\""}}};
    if (route.method != "GET" && route.method != "DELETE") {
      request.headers.emplace_back("Content-Type",
                                   route.method == "PATCH" ? "application/merge-patch+json" : "application/json");
      request.body = sample_body(route);
    }
    return call(std::move(request), cookie);
  }
  static std::string filled(std::string path, std::string const& hole, std::string const& value) {
    if (auto const at = path.find(hole); at != std::string::npos) path.replace(at, hole.size(), value);
    return path;
  }

  std::string id;
};
PODPORA_BOTH_DATABASES(RestrictedTicket);

TEST_P(RestrictedTicket, EveryRouteOfATicketIsClosedToAgentsWhomItDoesNotName) {
  int tried = 0;
  for (auto const& route : app_->routes().all()) {
    if (!route.path.starts_with("/api/v1/tickets/{id}")) continue;
    auto path = filled(route.path, "{id}", id);
    path = filled(path, "{check}", "service_health");
    path = path.substr(0, path.find('{')) + (path.find('{') == std::string::npos ? "" : encode_id("xxx", 5));
    auto const answer = try_route(route, path, petr);
    EXPECT_TRUE(answer.status == 404 || answer.status == 403) << route.method << " " << path << ": " << answer.status;
    EXPECT_THAT(answer.raw.body, Not(HasSubstr(kSecret))) << route.method << " " << path;
    ++tried;
  }
  EXPECT_GT(tried, 20);
}

TEST_P(RestrictedTicket, NoListShowsItToThem) {
  for (auto const& route : app_->routes().all()) {
    if (route.method != "GET" || !route.path.starts_with("/api/v1/") || route.path.find('{') != std::string::npos)
      continue;
    EXPECT_THAT(get(route.path, petr).raw.body, Not(HasSubstr(kSecret))) << route.path;
  }
  EXPECT_THAT(get("/api/v1/tickets?q=CANARY", petr).raw.body, Not(HasSubstr(id)));
  auto const customer = to_text(partner_.bakery);
  EXPECT_THAT(get("/api/v1/customers/" + customer, petr).raw.body, Not(HasSubstr(kSecret)));
  EXPECT_THAT(get("/api/v1/customers/" + customer + "/signals", petr).raw.body, Not(HasSubstr(kSecret)));
  EXPECT_THAT(get("/api/v1/tickets?q=CANARY", anna).raw.body, HasSubstr(id));
  EXPECT_THAT(get("/api/v1/tickets", olga).raw.body, HasSubstr(id));
}

TEST_P(RestrictedTicket, ItsMessagesAndFilesAreClosedToo) {
  auto const mailed = deliver(
      "From: Jana <jana@klas.example>\r\nTo: podpora@severka.example\r\nSubject: file\r\nMessage-ID: "
      "<v1@klas.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: text/plain\r\n\r\nSee file\r\n--b\r\nContent-Type: text/plain; name=poc.txt\r\n"
      "Content-Disposition: attachment; filename=poc.txt\r\n\r\nCANARY-7781\r\n--b--\r\n");
  id = mailed.text("/ticket");
  ASSERT_EQ(change(anna, R"({"nature":"vulnerability"})").status, 200);
  auto const view = get("/api/v1/tickets/" + id, anna);
  auto const file = "/api/v1/attachments/" + view.text("/messages/0/attachments/0/id");
  EXPECT_EQ(get(file, anna).status, 200);
  EXPECT_EQ(get(file, petr).status, 404);
  auto const message = "/api/v1/messages/" + view.text("/messages/0/id") + "/publish";
  EXPECT_NE(post(message, R"({"body":"x"})", petr).status, 201);
}

TEST_P(RestrictedTicket, ItsAssigneeAndWhoeverIsNamedSeeIt) {
  auto const ticket = "/api/v1/tickets/" + id;
  EXPECT_EQ(get(ticket, petr).status, 404);
  auto const petr_id = person_id("Petr Svoboda");
  ASSERT_EQ(post(ticket + "/access", R"({"person_id":")" + petr_id + "\"}", anna).status, 200);
  EXPECT_EQ(get(ticket, petr).status, 200);
  auto const taken = call({.method = "DELETE", .url = ticket + "/access/" + petr_id}, anna);
  EXPECT_EQ(taken.status, 200) << taken.raw.body;
  EXPECT_EQ(get(ticket, petr).status, 404);
  ASSERT_EQ(change(anna, R"({"assignee_id":")" + petr_id + "\"}").status, 200);
  EXPECT_EQ(get(ticket, petr).status, 200);
  EXPECT_EQ(post(ticket + "/access", R"({"person_id":"per_0000000000c1s"})", anna).status, 422);
}

TEST_P(RestrictedTicket, OfTheCustomerOnlyItsContactSeesIt) {
  EXPECT_EQ(get("/api/v1/portal/tickets/" + id, jana).status, 200);
  EXPECT_THAT(get("/api/v1/portal/tickets", jana).raw.body, HasSubstr(id));
  EXPECT_EQ(get("/api/v1/portal/tickets/" + id, tomas).status, 404);
  auto const colleague =
      post("/api/v1/customers/" + to_text(partner_.bakery) + "/contacts",
           R"({"name":"Karel","email":"karel@klas.example","language":"cs","password":"correct horse battery"})", olga);
  ASSERT_EQ(colleague.status, 201) << colleague.raw.body;
  auto const signed_in =
      post("/api/v1/session", R"({"email":"karel@klas.example","password":"correct horse battery"})");
  ASSERT_LT(signed_in.status, 300) << signed_in.raw.body;
  auto const set = signed_in.raw.header("set-cookie").value_or("");
  auto const karel = set.substr(0, set.find(';'));
  EXPECT_EQ(get("/api/v1/portal/tickets/" + id, karel).status, 404);
  EXPECT_THAT(get("/api/v1/portal/tickets", karel).raw.body, Not(HasSubstr(kSecret)));
}

TEST_P(RestrictedTicket, TheRouteLeadsToTheVendorsSecurityResponse) {
  auto const route = get("/api/v1/tickets/" + id + "/route", anna);
  ASSERT_EQ(route.status, 200) << route.raw.body;
  EXPECT_EQ(route.text("/next"), "report_vulnerability");
  EXPECT_EQ(route.text("/link"), "https://msrc.microsoft.com/report/vulnerability");
  auto const vehicles = route.at("/vehicles");
  EXPECT_FALSE(vehicles.as_array().empty());
  for (auto const& vehicle : vehicles.as_array()) EXPECT_EQ(vehicle.at("verdict").as_string(), "refused");
}

TEST_P(RestrictedTicket, WhatIsNoVulnerabilityAnyMoreIsOpenAgain) {
  ASSERT_EQ(change(anna, R"({"nature":"question"})").status, 200);
  EXPECT_EQ(get("/api/v1/tickets/" + id, petr).status, 200);
  EXPECT_EQ(
      post("/api/v1/tickets/" + id + "/access", R"({"person_id":")" + person_id("Petr Svoboda") + "\"}", anna).status,
      409);
}

}  // namespace
}  // namespace podpora::tests
