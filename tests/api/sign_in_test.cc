// Passwords cannot be tried at will.

#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class SignIn : public ApiTest {
 protected:
  Answer attempt(std::string const& password) {
    boost::json::object const body{{"email", "anna@severka.example"}, {"password", password}};
    return post("/api/v1/session", boost::json::serialize(body));
  }
};
PODPORA_BOTH_DATABASES(SignIn);

TEST_P(SignIn, AfterFiveFailuresEvenTheRightPasswordWaits) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt("wrong password").status, 401);
  auto const held = attempt(std::string{app::demo::kPassword});
  EXPECT_EQ(held.status, 429) << held.raw.body;
  EXPECT_EQ(held.text("/code"), "too-many-sign-ins");
  EXPECT_EQ(held.raw.header("retry-after").value_or(""), "900");
  sign_in("petr@severka.example");

  clock.advance(std::chrono::minutes{15});
  EXPECT_EQ(attempt(std::string{app::demo::kPassword}).status, 200);
}

class Agents : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const petr = sign_in("petr@severka.example");

  std::string id_of(std::string const& cookie) { return get("/api/v1/session", cookie).text("/person_id"); }
  Answer send(std::string const& method, std::string const& path, std::string const& body, std::string const& cookie) {
    return call({.method = method, .url = path, .headers = {{"Content-Type", "application/json"}}, .body = body},
                cookie);
  }
  Answer give_roles(std::string const& agent, std::string const& roles) {
    return send("PUT", "/api/v1/agents/" + agent, R"({"name":"Petr S.","language":"en","roles":[)" + roles + "]}",
                olga);
  }
  Answer let_go(std::string const& agent) { return send("DELETE", "/api/v1/agents/" + agent, "", olga); }
  Answer change_password(std::string const& body, std::string const& cookie) {
    return send("PUT", "/api/v1/session/password", body, cookie);
  }
  int try_password(std::string const& password) {
    return post("/api/v1/session", R"({"email":"petr@severka.example","password":")" + password + "\"}").status;
  }
};
PODPORA_BOTH_DATABASES(Agents);

TEST_P(Agents, OtherRolesAllowOtherThingsAtOnce) {
  EXPECT_EQ(send("GET", "/api/v1/agents/left", "", petr).status, 403);
  auto const changed = give_roles(id_of(petr), R"("desk_owner")");
  EXPECT_EQ(changed.status, 200) << changed.raw.body;
  EXPECT_EQ(changed.text("/name"), "Petr S.");
  EXPECT_EQ(send("GET", "/api/v1/agents/left", "", petr).status, 200);
  EXPECT_EQ(give_roles(id_of(petr), "").text("/errors/0/pointer"), "/roles");
  EXPECT_EQ(give_roles(id_of(petr), R"("contact")").text("/errors/0/pointer"), "/roles");
  EXPECT_EQ(give_roles(id_of(sign_in("jana@klas.example")), R"("manager")").status, 404) << "a customer's contact";
}

TEST_P(Agents, AnAgentReadsALanguageThatWeSpeak) {
  auto const body = R"({"name":"Petr","language":"xx","roles":["manager"]})";
  EXPECT_EQ(send("PUT", "/api/v1/agents/" + id_of(petr), body, olga).text("/errors/0/pointer"), "/language");
}

TEST_P(Agents, ADeskIsNeverWithoutAnOwner) {
  auto const owner = id_of(olga);
  EXPECT_EQ(let_go(owner).text("/code"), "last-owner");
  EXPECT_EQ(give_roles(owner, R"("manager")").text("/code"), "last-owner");
  EXPECT_EQ(give_roles(id_of(petr), R"("desk_owner")").status, 200);
  EXPECT_EQ(give_roles(owner, R"("manager")").status, 200);
}

TEST_P(Agents, WhoLeavesIsOutAtOnceAndStaysInWhatWasDone) {
  auto const agent = id_of(petr);
  auto const note =
      R"({"subject":"Left behind","body":"x","kind":"technical","nature":"question","severity":"C","service":"azure"})";
  auto const ticket = "/api/v1/tickets/" + post("/api/v1/tickets", note, petr).text("/id");
  auto const etag = [&] { return get(ticket, olga).raw.header("etag").value_or(""); };
  EXPECT_EQ(patch(ticket, R"({"assignee_id":")" + agent + "\"}", olga, etag()).status, 200);
  EXPECT_EQ(let_go(agent).status, 204);
  EXPECT_EQ(get("/api/v1/session", petr).status, 401);
  EXPECT_EQ(try_password(std::string{app::demo::kPassword}), 401);
  EXPECT_EQ(get("/api/v1/agents", olga).raw.body.find(agent), std::string::npos);
  EXPECT_EQ(get("/api/v1/agents/left", olga).text("/items/0/id"), agent);
  EXPECT_NE(get(ticket, olga).text("/assignee_name"), "") << "the request remembers";
  EXPECT_EQ(patch(ticket, R"({"severity":"B"})", olga, etag()).status, 200) << "and can be worked on";
  EXPECT_EQ(patch(ticket, R"({"assignee_id":null})", olga, etag()).status, 200);
  EXPECT_EQ(patch(ticket, R"({"assignee_id":")" + agent + "\"}", olga, etag()).text("/errors/0/pointer"),
            "/assignee_id");
  auto const before = outbox().size();
  EXPECT_EQ(post("/api/v1/sign-in-links", R"({"email":"petr@severka.example"})").status, 204);
  EXPECT_EQ(outbox().size(), before) << "no link for who has left";
  EXPECT_EQ(give_roles(agent, R"("helpdesk_agent")").status, 200);
  EXPECT_EQ(post("/api/v1/sign-in-links", R"({"email":"petr@severka.example"})").status, 204);
  EXPECT_EQ(outbox().size(), before + 1);
}

TEST_P(Agents, APasswordIsChangedWithTheOldOneOrJustAfterSigningIn) {
  EXPECT_EQ(change_password(R"({"password":"short"})", petr).text("/errors/0/pointer"), "/password");
  EXPECT_EQ(change_password(R"({"password":"another-password-1"})", petr).status, 204);
  EXPECT_EQ(try_password("another-password-1"), 200);
  clock.advance(std::chrono::minutes{16});
  auto const later = R"({"password":"another-password-2"})";
  EXPECT_EQ(change_password(later, petr).text("/errors/0/pointer"), "/current");
  EXPECT_EQ(change_password(R"({"password":"another-password-2","current":"wrong"})", petr).text("/errors/0/pointer"),
            "/current");
  auto const elsewhere = post("/api/v1/session", R"({"email":"petr@severka.example","password":"another-password-1"})")
                             .raw.header("set-cookie")
                             .value_or("");
  auto const other = elsewhere.substr(0, elsewhere.find(';'));
  EXPECT_EQ(get("/api/v1/session", other).status, 200);
  EXPECT_EQ(change_password(R"({"password":"another-password-2","current":"another-password-1"})", petr).status, 204);
  EXPECT_EQ(get("/api/v1/session", other).status, 401) << "signed out elsewhere";
  EXPECT_EQ(get("/api/v1/session", petr).status, 200);
  EXPECT_EQ(try_password("another-password-1"), 401);
  EXPECT_EQ(try_password("another-password-2"), 200);
  EXPECT_EQ(change_password(later, "").status, 401);
}

}  // namespace
}  // namespace podpora::tests
