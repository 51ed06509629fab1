#include "platform/http/openapi.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <gtest/gtest.h>

namespace podpora::openapi_test {
namespace tickets {
enum class State { kOpen, kWaitingCustomer };
BOOST_DESCRIBE_ENUM(State, kOpen, kWaitingCustomer)
struct View {
  std::string subject;
  State state{State::kOpen};
  std::optional<Time> resolved_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(View, (), (subject, state, resolved_at, version))
struct Reply {
  std::string body;
  std::optional<State> state;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (body, state))
inline std::vector<http::FieldLimit> wire_limits(Reply const*) {
  return {{"body", {.min = 1, .max = 200'000}}};
}
struct Filter {
  std::optional<State> state;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (state, text))
}  // namespace tickets
namespace offers {
struct View {
  Money price;
  std::vector<tickets::Reply> replies;
};
BOOST_DESCRIBE_STRUCT(View, (), (price, replies))
}  // namespace offers

class Handlers {
 public:
  Result<http::Created<tickets::View>> reply(http::Call const&, tickets::Reply const&) const {
    return http::Created<tickets::View>{"/x", {}};
  }
  Result<http::Page<tickets::View>> list(http::Call const&, tickets::Filter const&) const {
    return http::Page<tickets::View>{};
  }
  Result<tickets::View> get(http::Call const&) const { return tickets::View{}; }
  Result<offers::View> offer(http::Call const&) const { return offers::View{}; }
  Result<http::NoContent> sign_out(http::Call const&) const { return http::NoContent{}; }
  Result<http::Response> page(http::Call const&) const { return http::Response{}; }
};
}  // namespace podpora::openapi_test

namespace podpora::http {
namespace {

using openapi_test::Handlers;

class OpenApi : public ::testing::Test {
 protected:
  OpenApi() {
    routes.post("replyToTicket", "/api/v1/tickets/{id}/replies", Permission{1}, handlers, &Handlers::reply);
    routes.get("listTickets", "/api/v1/tickets", Permission{1}, handlers, &Handlers::list);
    routes.get("getTicket", "/api/v1/tickets/{id}", Permission{1}, handlers, &Handlers::get);
    routes.get("getOffer", "/api/v1/offers/{id}", Access::everyone(), handlers, &Handlers::offer);
    routes.del("signOut", "/api/v1/session", Access::signed_in(), handlers, &Handlers::sign_out);
    routes.get("offerPage", "/{desk}/support", Access::everyone(), handlers, &Handlers::page);
    text = openapi(routes, "Podpora", "1.2.3");
    document = *parse_json(text);
  }

  /// The part at a path of names, as text.
  std::string at(std::initializer_list<char const*> path) const {
    Json const* json = &document;
    for (char const* const name : path) {
      if (json != nullptr) json = json->find(name);
    }
    return json == nullptr ? "missing" : write_json(*json);
  }

  Handlers handlers;
  Routes routes;
  std::string text;
  Json document;
};

TEST_F(OpenApi, HoldsOnlyTheApi) {
  EXPECT_EQ(at({"openapi"}), "\"3.1.0\"");
  EXPECT_EQ(at({"info"}), R"({"title":"Podpora","version":"1.2.3"})");
  EXPECT_EQ(at({"paths", "/{desk}/support"}), "missing");
  EXPECT_EQ(text, openapi(routes, "Podpora", "1.2.3"));
}

TEST_F(OpenApi, DescribesOperations) {
  auto const* const path = "/api/v1/tickets/{id}/replies";
  EXPECT_EQ(at({"paths", path, "post", "operationId"}), "\"replyToTicket\"");
  EXPECT_EQ(at({"paths", path, "post", "tags"}), "[\"tickets\"]");
  EXPECT_EQ(at({"paths", path, "post", "requestBody", "content", "application/json", "schema"}),
            R"({"$ref":"#/components/schemas/ReplyInput"})");
  EXPECT_EQ(at({"paths", path, "post", "responses", "201", "content", "application/json", "schema"}),
            R"({"$ref":"#/components/schemas/TicketsView"})");
  EXPECT_NE(at({"paths", path, "post", "parameters"}).find("Idempotency-Key"), std::string::npos);
  EXPECT_EQ(at({"paths", path, "post", "responses", "403"}), R"({"$ref":"#/components/responses/Problem"})");
  EXPECT_EQ(at({"paths", "/api/v1/offers/{id}", "get", "security"}), "[]");
  EXPECT_EQ(at({"paths", "/api/v1/session", "delete", "responses", "204"}), R"({"description":"Done"})");
}

TEST_F(OpenApi, DescribesQueries) {
  EXPECT_EQ(at({"paths", "/api/v1/tickets", "get", "parameters"}),
            R"([{"name":"state","in":"query","required":false,"schema":{"$ref":"#/components/schemas/State"}},)"
            R"({"name":"text","in":"query","required":true,"schema":{"type":"string","maxLength":10000}}])");
}

TEST_F(OpenApi, DescribesTypes) {
  EXPECT_EQ(at({"components", "schemas", "TicketsView"}),
            R"({"type":"object","properties":{"subject":{"type":"string"},)"
            R"("state":{"$ref":"#/components/schemas/State"},)"
            R"("resolved_at":{"type":["string","null"],"format":"date-time"},)"
            R"("version":{"type":"integer","format":"int64"}},)"
            R"("required":["subject","state","resolved_at","version"],"additionalProperties":false})");
  EXPECT_EQ(at({"components", "schemas", "ReplyInput"}),
            R"({"type":"object","properties":{"body":{"type":"string","minLength":1,"maxLength":200000},)"
            R"("state":{"anyOf":[{"$ref":"#/components/schemas/State"},{"type":"null"}]}},)"
            R"("required":["body"],"additionalProperties":false})");
  EXPECT_EQ(at({"components", "schemas", "State", "enum"}), R"(["open","waiting_customer"])");
  EXPECT_EQ(at({"components", "schemas", "ViewPage", "properties", "items", "items"}),
            R"({"$ref":"#/components/schemas/TicketsView"})");
  EXPECT_NE(at({"components", "schemas", "OffersView"}), "missing");
  EXPECT_NE(at({"components", "schemas", "Money"}), "missing");
}

TEST_F(OpenApi, EveryReferenceLeadsSomewhere) {
  std::string const mark = "\"$ref\": \"#/components/schemas/";
  int references = 0;
  for (auto i = text.find(mark); i != std::string::npos; i = text.find(mark, i + 1), ++references) {
    auto const begin = i + mark.size();
    auto const name = text.substr(begin, text.find('"', begin) - begin);
    EXPECT_NE(at({"components", "schemas", name.c_str()}), "missing") << name;
  }
  EXPECT_GT(references, 5);
}

TEST(Routes, RefuseTheSameTwice) {
  Handlers const handlers;
  Routes routes;
  routes.get("a", "/a", Access::everyone(), handlers, &Handlers::page);
  EXPECT_THROW(routes.get("a", "/b", Access::everyone(), handlers, &Handlers::page), std::logic_error);
  EXPECT_THROW(routes.get("b", "/a", Access::everyone(), handlers, &Handlers::page), std::logic_error);
}

}  // namespace
}  // namespace podpora::http
