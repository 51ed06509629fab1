#include "platform/http/dispatch.h"

#include "platform/http/json.h"
#include "testing/database.h"

#include <boost/describe/class.hpp>
#include <gtest/gtest.h>
#include <prometheus/registry.h>

#include <array>
#include <atomic>
#include <utility>

namespace podpora::dispatch_test {

struct NoteTag {
  static constexpr std::string_view prefix = "not";
};
using NoteId = Id<NoteTag>;

struct NewNote {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (text))

struct Note {
  NoteId id;
  std::string text;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, text, version))

struct Change {
  http::Patch<std::string> text;
};
BOOST_DESCRIBE_STRUCT(Change, (), (text))

/// Counts how often it was called: what must happen once must be seen.
class Notes {
 public:
  Result<http::Created<Note>> add(http::Call const&, NewNote note) const {
    ++calls;
    if (note.text == "boom") throw std::runtime_error("the disk is full");
    if (note.text == "busy") return Error{ErrorCode::kUnavailable, "overloaded", {}, {}};
    if (auto const once = std::exchange(inside, nullptr)) once();
    return http::Created<Note>{"/api/v1/notes/1", Note{NoteId{calls.load()}, note.text}};
  }
  Result<Note> get(http::Call const& call) const { return Note{TRY(call.id<NoteId>("id")), call.actor.name}; }
  Result<Note> change(http::Call const& call, Change const& change) const {
    return Note{TRY(call.id<NoteId>("id")), change.text.value, TRY(call.if_match()) + 1};
  }
  Result<Note> recent(http::Call const&) const { return Note{NoteId{9}, "recent"}; }
  Result<http::NoContent> deliver(http::Call const&) const { return http::NoContent{}; }
  Result<http::Response> page(http::Call const& call) const { return http::Response::html(call.text("desk")); }

  mutable std::atomic<int> calls{0};
  mutable std::function<void()> inside;  ///< runs in the middle of the next call
};

}  // namespace podpora::dispatch_test

namespace podpora::http {
namespace {

using namespace dispatch_test;

constexpr Permission kRead{1};
constexpr Permission kWrite{2};
constexpr std::array<EmbeddedFile, 2> kFiles{{{"web/dist/index.html", "<p>ui"}, {"web/dist/app.js", "js"}}};

class DispatchTest : public testing::StoreTest {
 protected:
  DispatchTest() {
    routes.post("addNote", "/api/v1/notes", kWrite, notes, &Notes::add, 1000);
    routes.get("getNote", "/api/v1/notes/{id}", kRead, notes, &Notes::get);
    routes.get("recentNote", "/api/v1/notes/recent", kRead, notes, &Notes::recent);
    routes.patch("changeNote", "/api/v1/notes/{id}", kWrite, notes, &Notes::change);
    routes.post("deliver", "/local/deliver", Access::local_socket(), notes, &Notes::deliver);
    routes.post("signIn", "/api/v1/session", Access::everyone(), notes, &Notes::add);
    routes.get("offerPage", "/{desk}/support", Access::everyone(), notes, &Notes::page);
    health.add_to(routes);
    anna.desk = desk;
    anna.person = PersonId{11};
    anna.kind = Actor::Kind::kAgent;
    anna.name = "Anna";
    anna.permissions.set(1).set(2);
    dispatcher = make_dispatcher();
  }

  std::unique_ptr<Dispatcher> make_dispatcher() {
    return std::make_unique<Dispatcher>(
        DispatchContext{.routes = routes,
                        .database = db(),
                        .clock = clock,
                        .random = *random,
                        .metrics = *metrics,
                        .authenticate = [this](Request const& request) -> std::optional<Actor> {
                          if (request.header("authorization") == "anna") return anna;
                          if (request.cookie(kSessionCookie) == "anna") return anna;
                          return std::nullopt;
                        },
                        .files = &files,
                        .is_ui_path = [](std::string_view path) { return path == "/" || path.starts_with("/inbox"); },
                        .public_origin = "https://desk.example"});
  }

  Response call(Request request) const {
    request.id = "req1";
    return dispatcher->handle(request);
  }

  static Request as_anna(std::string method, std::string path, std::string body = "") {
    Request request{.method = std::move(method), .path = std::move(path), .body = std::move(body)};
    request.headers = {{"authorization", "anna"}, {"content-type", "application/json"}};
    return request;
  }

  static Request with_key(std::string const& key, std::string body = R"({"text":"x"})") {
    auto request = as_anna("POST", "/api/v1/notes", std::move(body));
    request.headers.emplace("idempotency-key", key);
    return request;
  }

  /// `status code` of a problem document, or just the status.
  static std::string outcome(Response const& response) {
    auto const status = std::to_string(response.status);
    if (response.header("content-type") != "application/problem+json") return status;
    return status + ' ' + *parse_json(response.body)->find("code")->as<std::string>();
  }

  Notes notes;
  prometheus::Registry registry;
  Health health{registry, {.version = "1.2.3", .ready = [this] { return missing; }}};
  std::string missing;
  std::unique_ptr<RequestMetrics> metrics{make_request_metrics(registry)};
  Routes routes;
  Files files{kFiles, "web/dist/"};
  Actor anna;
  std::unique_ptr<Dispatcher> dispatcher;
};
PODPORA_BOTH_DATABASES(DispatchTest);

TEST_P(DispatchTest, FindsTheRoute) {
  auto const note = to_text(NoteId{5});
  EXPECT_EQ(call(as_anna("GET", "/api/v1/notes/" + note)).body,
            "{\"id\":\"" + note + R"(","text":"Anna","version":1})");
  EXPECT_EQ(call(as_anna("GET", "/api/v1/notes/" + note)).header("etag"), "\"1\"");
  EXPECT_EQ(call(as_anna("HEAD", "/api/v1/notes/" + note)).status, 200);
  EXPECT_NE(call(as_anna("GET", "/api/v1/notes/recent")).body.find("recent"), std::string::npos);
  EXPECT_EQ(outcome(call(as_anna("GET", "/api/v1/notes/tkt_x"))), "404 not-found");
  EXPECT_EQ(outcome(call(as_anna("GET", "/api/v1/notes/a/b"))), "404 not-found");
  EXPECT_EQ(outcome(call(as_anna("GET", "/api/v1/notes/"))), "404 not-found");
  auto const wrong = call(as_anna("DELETE", "/api/v1/notes/" + note));
  EXPECT_EQ(outcome(wrong), "405 method");
  EXPECT_EQ(wrong.header("allow"), "GET, HEAD, PATCH");
  EXPECT_EQ(call(as_anna("OPTIONS", "/api/v1/notes")).header("allow"), "POST");
}

TEST_P(DispatchTest, ChecksAccess) {
  Request request{.method = "GET", .path = "/api/v1/notes/recent"};
  EXPECT_EQ(outcome(call(request)), "401 unauthenticated");
  anna.permissions.reset(2);
  EXPECT_EQ(outcome(call(as_anna("GET", "/api/v1/notes/recent"))), "200");
  EXPECT_EQ(outcome(call(as_anna("POST", "/api/v1/notes", R"({"text":"x"})"))), "403 forbidden");
  EXPECT_EQ(notes.calls, 0);
  EXPECT_EQ(outcome(call(as_anna("POST", "/local/deliver"))), "404 not-found");
  Request local{.method = "POST", .path = "/local/deliver", .remote = "unix"};
  EXPECT_EQ(outcome(call(local)), "204");
}

TEST_P(DispatchTest, RefusesCrossSiteCalls) {
  struct Case {
    std::multimap<std::string, std::string> headers;
    char const* outcome;
  };
  auto const cookie = std::pair<std::string const, std::string>{"cookie", "a=b; podpora_session=anna"};
  auto const host = std::pair<std::string const, std::string>{"host", "localhost:8080"};
  for (Case const& c : {
           Case{{cookie, host}, "403 cross-site"},
           Case{{cookie, host, {"sec-fetch-site", "same-origin"}}, "201"},
           Case{{cookie, host, {"sec-fetch-site", "same-site"}}, "403 cross-site"},
           Case{{cookie, host, {"sec-fetch-site", "cross-site"}, {"origin", "http://localhost:8080"}},
                "403 cross-site"},
           Case{{cookie, host, {"origin", "http://localhost:8080"}}, "201"},
           Case{{cookie, host, {"origin", "https://desk.example"}}, "201"},
           Case{{cookie, host, {"origin", "https://evil.example"}}, "403 cross-site"},
           Case{{cookie, host, {"origin", "https://localhost:8080.evil.example"}}, "403 cross-site"},
           Case{{cookie, host, {"origin", "null"}}, "403 cross-site"},
           Case{{host, {"authorization", "anna"}}, "201"},
           Case{{host, {"authorization", "anna"}, {"origin", "https://evil.example"}}, "403 cross-site"},
       }) {
    Request request{.method = "POST", .path = "/api/v1/notes", .headers = c.headers, .body = R"({"text":"x"})"};
    request.headers.emplace("content-type", "application/json");
    EXPECT_EQ(outcome(call(request)), c.outcome) << ::testing::PrintToString(c.headers);
  }
  Request sign_in{.method = "POST", .path = "/api/v1/session", .body = R"({"text":"x"})"};
  sign_in.headers = {{"content-type", "application/json"}, {"sec-fetch-site", "cross-site"}};
  EXPECT_EQ(outcome(call(sign_in)), "403 cross-site") << "signing a victim in as somebody else";
}

TEST_P(DispatchTest, NamesWrongFieldsInTheReadersLanguage) {
  auto request = as_anna("POST", "/api/v1/notes", R"({"text":5,"x":1})");
  anna.language = "cs";
  auto const response = call(request);
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(
      response.body,
      R"({"type":"/problems/invalid","title":"Neplatné údaje","status":422,"detail":"Některá pole nejsou platná.",)"
      R"("code":"invalid","request_id":"req1","errors":[)"
      R"({"pointer":"/x","code":"unknown","detail":"Takové pole neexistuje."},)"
      R"({"pointer":"/text","code":"type","detail":"Musí být text."}]})");
  EXPECT_EQ(response.header("content-type"), "application/problem+json");
}

TEST_P(DispatchTest, TakesOnlyJson) {
  auto request = as_anna("POST", "/api/v1/notes", R"({"text":"x"})");
  request.headers.erase("content-type");
  EXPECT_EQ(outcome(call(request)), "400 not-json");
  request.headers.emplace("content-type", "text/plain");
  EXPECT_EQ(outcome(call(request)), "400 not-json");
  EXPECT_EQ(outcome(call(as_anna("POST", "/api/v1/notes", "{"))), "400 malformed-json");
  EXPECT_EQ(outcome(call(as_anna("POST", "/api/v1/notes", std::string(1001, ' ')))), "413 body-too-large");
  EXPECT_EQ(dispatcher->body_max("POST", "/api/v1/notes"), 1000U);
  EXPECT_EQ(dispatcher->body_max("POST", "/nothing"), 65536U);
}

TEST_P(DispatchTest, WantsIfMatch) {
  auto request = as_anna("PATCH", "/api/v1/notes/" + to_text(NoteId{5}), R"({"text":"y"})");
  EXPECT_EQ(outcome(call(request)), "428 if-match-required");
  for (char const* const bad : {"7", "\"x\"", "*", "W/\"7\"", "\"7", "\"\""}) {
    auto other = request;
    other.headers.emplace("if-match", bad);
    EXPECT_EQ(outcome(call(other)), "428 if-match-required") << bad;
  }
  request.headers.emplace("if-match", "\"7\"");
  EXPECT_EQ(call(request).header("etag"), "\"8\"");
}

TEST_P(DispatchTest, HidesWhatWentWrong) {
  auto const response = call(as_anna("POST", "/api/v1/notes", R"({"text":"boom"})"));
  EXPECT_EQ(outcome(response), "500 internal");
  EXPECT_EQ(response.body.find("disk"), std::string::npos);
}

TEST_P(DispatchTest, RepeatsTheAnswerOfAKey) {
  auto const first = call(with_key("k1"));
  auto const second = call(with_key("k1"));
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(second.header("location"), first.header("location"));
  EXPECT_EQ(second.header("etag"), "\"1\"");
  EXPECT_EQ(first.header("idempotent-replayed"), std::nullopt);
  EXPECT_EQ(second.header("idempotent-replayed"), "true");
  EXPECT_EQ(notes.calls, 1);
  EXPECT_EQ(outcome(call(with_key("k1", R"({"text":"y"})"))), "422 idempotency-mismatch");
  EXPECT_EQ(outcome(call(with_key("k2"))), "201");
  EXPECT_EQ(outcome(call(with_key("bad key"))), "400 idempotency-key");
  EXPECT_EQ(outcome(call(with_key(std::string(256, 'k')))), "400 idempotency-key");
}

TEST_P(DispatchTest, AKeyBelongsToOnePersonOfOneDesk) {
  call(with_key("k1"));
  anna.person = PersonId{12};
  EXPECT_EQ(call(with_key("k1")).header("idempotent-replayed"), std::nullopt);
  anna.desk = other_desk;
  EXPECT_EQ(call(with_key("k1")).header("idempotent-replayed"), std::nullopt);
  EXPECT_EQ(notes.calls, 3);
}

TEST_P(DispatchTest, ForgetsAKeyAfterADay) {
  call(with_key("k1"));
  clock.advance(std::chrono::hours{24});
  EXPECT_EQ(call(with_key("k1")).header("idempotent-replayed"), "true");
  clock.advance(std::chrono::seconds{1});
  EXPECT_EQ(call(with_key("k1", R"({"text":"y"})")).status, 201);
}

TEST_P(DispatchTest, ARefusedRequestMayBeSentAgain) {
  EXPECT_EQ(outcome(call(with_key("k1", R"({"text":"busy"})"))), "503 overloaded");
  EXPECT_EQ(outcome(call(with_key("k1", "{}"))), "422 invalid");
  EXPECT_EQ(outcome(call(with_key("k1"))), "201");
}

TEST_P(DispatchTest, AKeyInUseIsAConflict) {
  std::string meanwhile;
  notes.inside = [&] { meanwhile = outcome(call(with_key("k1"))); };
  EXPECT_EQ(outcome(call(with_key("k1"))), "201");
  EXPECT_EQ(meanwhile, "409 idempotency-running");
}

TEST_P(DispatchTest, AKeyCutOffIsUnknown) {
  EXPECT_EQ(outcome(call(with_key("k1", R"({"text":"boom"})"))), "500 internal");
  EXPECT_EQ(outcome(call(with_key("k1", R"({"text":"boom"})"))), "409 idempotency-unknown");
  EXPECT_EQ(notes.calls, 1);

  std::string soon;
  std::string later;
  notes.inside = [&] {
    auto const other_process = make_dispatcher();
    soon = outcome(other_process->handle(with_key("k2")));
    clock.advance(std::chrono::seconds{60});
    later = outcome(other_process->handle(with_key("k2")));
  };
  call(with_key("k2"));
  EXPECT_EQ(soon, "409 idempotency-running");
  EXPECT_EQ(later, "409 idempotency-unknown");
}

TEST_P(DispatchTest, PutsSecurityHeadersOnEverything) {
  for (char const* const path : {"/", "/app.js", "/nothing", "/api/v1/notes/recent", "/prague/support", "/livez"}) {
    auto const response = call(Request{.method = "GET", .path = path});
    auto const policy = response.header("content-security-policy").value_or("");
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << path;
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(response.header("x-content-type-options"), "nosniff") << path;
    EXPECT_EQ(response.header("referrer-policy"), "same-origin") << path;
    EXPECT_EQ(response.header("x-request-id"), "req1") << path;
    EXPECT_TRUE(response.header("cache-control").has_value()) << path;
  }
}

TEST_P(DispatchTest, LetsNoPageMakeScriptOfText) {
  auto const policy = [&](char const* path) {
    return call(Request{.method = "GET", .path = path}).header("content-security-policy").value_or("");
  };
  for (char const* const path : {"/", "/inbox/tkt_1"}) {
    EXPECT_NE(policy(path).find("require-trusted-types-for 'script'; trusted-types default own-pages"),
              std::string::npos)
        << path;
  }
  EXPECT_NE(policy("/service-worker.js").find("connect-src 'self'"), std::string::npos);
  EXPECT_EQ(policy("/app.js").find("connect-src"), std::string::npos);
}

TEST_P(DispatchTest, ServesPages) {
  EXPECT_EQ(call(Request{.method = "GET", .path = "/prague/support"}).body, "prague");
  EXPECT_EQ(call(Request{.method = "GET", .path = "/inbox/tkt_1"}).body, "<p>ui");
  EXPECT_EQ(call(Request{.method = "GET", .path = "/app.js"}).body, "js");
  EXPECT_EQ(outcome(call(Request{.method = "POST", .path = "/app.js"})), "404 not-found");
  EXPECT_EQ(outcome(call(Request{.method = "GET", .path = "/api/v2"})), "404 not-found");
  Request person{.method = "GET", .path = "/typo", .headers = {{"accept", "text/html"}, {"accept-language", "cs"}}};
  EXPECT_NE(call(person).body.find("<h1>Taková stránka neexistuje.</h1>"), std::string::npos);
}

TEST_P(DispatchTest, TellsItsHealth) {
  EXPECT_EQ(call(Request{.method = "GET", .path = "/livez"}).body, "ok\n");
  EXPECT_EQ(call(Request{.method = "GET", .path = "/version"}).body, R"({"name":"podpora","version":"1.2.3"})");
  EXPECT_EQ(call(Request{.method = "GET", .path = "/readyz"}).status, 200);
  missing = "database";
  EXPECT_EQ(call(Request{.method = "GET", .path = "/readyz"}).body, "database\n");
  EXPECT_EQ(call(Request{.method = "GET", .path = "/readyz"}).status, 503);
  auto const text = call(Request{.method = "GET", .path = "/metrics", .remote = "127.0.0.1"}).body;
  EXPECT_NE(text.find("podpora_http_requests_total{route=\"readyz\",status=\"503\"} 2"), std::string::npos) << text;
  EXPECT_NE(text.find("podpora_http_request_seconds_count{route=\"livez\"} 1"), std::string::npos) << text;
}

TEST_P(DispatchTest, ShowsMetricsToThisMachineOrToWhoHasTheToken) {
  auto const status = [&](std::string const& remote, std::multimap<std::string, std::string> headers) {
    return call(Request{.method = "GET", .path = "/metrics", .headers = std::move(headers), .remote = remote}).status;
  };
  EXPECT_EQ(status("::1", {}), 200);
  EXPECT_EQ(status("192.0.2.1", {}), 404);
  EXPECT_EQ(status("127.0.0.1", {{"x-forwarded-for", "192.0.2.1"}}), 404) << "a proxy on this machine";
  health = Health{registry, {.version = "1.2.3", .ready = [this] { return missing; }, .metrics_token = "s3cret"}};
  EXPECT_EQ(status("127.0.0.1", {}), 404);
  EXPECT_EQ(status("192.0.2.1", {{"authorization", "Bearer s3creT"}}), 404);
  EXPECT_EQ(status("192.0.2.1", {{"authorization", "Bearer s3cret"}}), 200);
}

}  // namespace
}  // namespace podpora::http
