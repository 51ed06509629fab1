#include "api/api_test.h"

#include "features/identity/session.h"
#include "features/identity/setup.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <future>
#include <set>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Search : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const petr = sign_in("petr@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string open(std::string const& subject, std::string const& body) {
    return post("/api/v1/portal/tickets",
                R"({"subject":")" + subject + R"(","body":")" + body + R"(","kind":"technical","severity":"B"})", jana)
        .text("/ticket/id");
  }
  /// The owner of a desk of its own.
  std::string stranger() {
    auto const made = db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::make_desk_with_owner(
                 tx, app_->audit(),
                 {.slug = "mallory", .name = "Mallory", .time_zone = "Europe/Prague", .language = "en"},
                 {.name = "Mallory", .email = "mallory@mallory.example", .language = "en"})
          .value();
    });
    return db().write(storage::Scope::of(made.desk.id), [&](auto& tx) {
      return "podpora_session=" + identity::start_session(tx, app_->audit(), made.desk.id, made.owner.id).cookie;
    });
  }
  Answer search(std::string const& q, std::string const& as) { return get("/api/v1/search?q=" + q, as); }
  Answer put(std::string const& path, std::string const& body, std::string const& as,
             std::string const& etag = "\"1\"") {
    return call({.method = "PUT",
                 .url = path,
                 .headers = {{"Content-Type", "application/json"}, {"If-Match", etag}},
                 .body = body},
                as);
  }
};
PODPORA_BOTH_DATABASES(Search);

TEST_P(Search, FindsTicketsCustomersAndArticlesAtOnce) {
  auto const id = open("Tiskárna", "Nelze vytisknout fakturu pro klas");
  post("/api/v1/articles",
       R"({"state":"published","audience":"internal","title_cs":"Klas a jeho tiskárny","body_cs":"Restart."})", anna);
  auto const found = search("klas", anna);
  ASSERT_EQ(found.status, 200) << found.raw.body;
  EXPECT_EQ(found.text("/tickets/0/ticket/id"), id);
  EXPECT_THAT(found.text("/customers/0/name"), HasSubstr("Klas"));
  EXPECT_EQ(found.text("/articles/0/title"), "Klas a jeho tiskárny");
  EXPECT_THAT(found.raw.body, HasSubstr(R"({"text":"klas","is_hit":true})"));
  auto const narrowed = search("klas+state:open", anna);
  EXPECT_EQ(narrowed.at("/customers").as_array().size(), 0U) << "a state is a ticket's";
}

TEST_P(Search, AReplyAndANoteAreFoundAsSoonAsTheyAreWritten) {
  auto const id = open("Pošta", "stojí");
  EXPECT_EQ(search("konektor", anna).at("/tickets").as_array().size(), 0U);
  post("/api/v1/tickets/" + id + "/notes", R"({"body":"Zkontrolovat konektor"})", anna);
  EXPECT_EQ(search("KONEKTORY", anna).text("/tickets/0/ticket/id"), id);
  EXPECT_EQ(search("KONEKTORY", anna).text("/tickets/0/visibility"), "internal");
}

TEST_P(Search, TakingTheNextGivesWhatIsDueFirstAndNobodyHas) {
  auto const take = [&](std::string const& who, std::string const& body) {
    return post("/api/v1/tickets/take-next", body, who);
  };
  auto const relaxed = open("Kdykoli", "Tři týdny");
  auto const urgent = open("Hned", "Stojí výroba");
  auto const etag = get("/api/v1/tickets/" + urgent, anna).raw.header("etag").value_or("");
  patch("/api/v1/tickets/" + urgent, R"({"severity":"A"})", anna, etag);
  EXPECT_TRUE(take(anna, R"({"q":"severity:C"})").at("/ticket").is_null());
  EXPECT_EQ(take(anna, "{}").text("/ticket"), urgent);
  EXPECT_EQ(get("/api/v1/tickets/" + urgent, anna).text("/assignee_name"), get("/api/v1/session", anna).text("/name"));
  EXPECT_EQ(take(petr, R"({"q":"assignee:me"})").text("/ticket"), relaxed) << "whose they are does not count";
  EXPECT_TRUE(take(petr, "{}").at("/ticket").is_null());
  EXPECT_EQ(take(petr, R"({"q":"state:eaten"})").status, 422);
  EXPECT_EQ(take(jana, "{}").status, 403);
}

TEST_P(Search, TwoWhoTakeTheNextAtOnceGetTwoRequests) {
  constexpr int kTickets = 6;
  for (int i = 0; i < kTickets; ++i) open("Požadavek", "Text");
  std::vector<std::future<std::string>> taken;
  for (int i = 0; i < kTickets; ++i) {
    taken.push_back(std::async(std::launch::async, [&, i] {
      return post("/api/v1/tickets/take-next", "{}", i % 2 == 0 ? anna : petr).text("/ticket");
    }));
  }
  std::set<std::string> different;
  for (auto& each : taken) different.insert(each.get());
  EXPECT_EQ(different.size(), kTickets);
}

TEST_P(Search, SaysWhereASearchIsWrongInTheReadersLanguage) {
  auto const wrong =
      call({.method = "GET", .url = "/api/v1/search?q=mail+state:eaten", .headers = {{"Accept-Language", "cs"}}}, anna);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.text("/errors/0/pointer"), "query/q");
  EXPECT_EQ(wrong.text("/errors/0/code"), "search-value");
  EXPECT_EQ(get("/api/v1/tickets?q=%22open", anna).text("/errors/0/code"), "search-quote");
  EXPECT_EQ(get("/api/v1/search", anna).status, 422);
  EXPECT_EQ(search("mail", jana).status, 403);
}

TEST_P(Search, ARestrictedTicketIsNotFoundByAgentsWhomItDoesNotName) {
  auto const id = open("Hole", "CANARY-9921");
  auto const etag = get("/api/v1/tickets/" + id, anna).raw.header("etag").value_or("");
  ASSERT_EQ(patch("/api/v1/tickets/" + id, R"({"nature":"vulnerability"})", anna, etag).status, 200);
  for (auto const* q : {"CANARY-9921", "%22CANARY-9921%22", "hole", "1", "%231", "klas"}) {
    EXPECT_THAT(search(q, petr).raw.body, Not(HasSubstr(id))) << q;
  }
  EXPECT_EQ(search("CANARY-9921", anna).text("/tickets/0/ticket/id"), id);
}

TEST_P(Search, AViewIsKeptCountedOrderedChangedAndRemoved) {
  open("Pošta stojí", "x");
  auto const added = post("/api/v1/views", R"({"name":"Mail","query":"posta","shared":true})", anna);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  auto const key = added.text("/key");
  auto const count_of = [&](std::string const& wanted) {
    auto const counts = get("/api/v1/views/counts", petr).at("/items");
    for (auto const& item : counts.as_array()) {
      if (item.at("key").as_string() == std::string_view{wanted}) return boost::json::serialize(item.at("count"));
    }
    return std::string{"none"};
  };
  EXPECT_EQ(count_of(key), "1");
  EXPECT_EQ(count_of("open"), "1");
  EXPECT_EQ(count_of("mine"), "0");
  EXPECT_EQ(post("/api/v1/views/order", R"({"keys":[")" + key + R"(","open"]})", petr).text("/items/0/key"), key);
  EXPECT_EQ(get("/api/v1/views", anna).text("/items/0/key"), "open") << "the order is each person's own";
  EXPECT_EQ(put("/api/v1/views/" + key, R"({"name":"M","query":"state:resolved"})", petr).status, 403);
  EXPECT_EQ(put("/api/v1/views/" + key, R"({"name":"M","query":"state:resolved","shared":true})", anna).status, 200);
  EXPECT_EQ(count_of(key), "null") << "finished tickets are not counted";
  EXPECT_EQ(call({.method = "DELETE", .url = "/api/v1/views/" + key}, anna).status, 204);
  EXPECT_EQ(count_of(key), "none");
}

TEST_P(Search, ADraftIsKeptForItsWriterUntilItIsSent) {
  auto const id = open("Pošta", "stojí");
  auto const draft = "/api/v1/tickets/" + id + "/drafts";
  ASSERT_EQ(put(draft + "/reply", R"({"body":"Dobrý d"})", anna).status, 200);
  EXPECT_EQ(get(draft, anna).text("/items/0/body"), "Dobrý d");
  EXPECT_EQ(get(draft, petr).at("/items").as_array().size(), 0U);
  EXPECT_EQ(put(draft + "/song", R"({"body":"La"})", anna).status, 404);
  EXPECT_EQ(get("/api/v1/tickets?q=has:draft", anna).text("/items/0/id"), id);
  EXPECT_EQ(get("/api/v1/tickets?q=has:draft", petr).at("/items").as_array().size(), 0U);
  EXPECT_TRUE(get("/api/v1/tickets", anna).at("/items/0/has_draft").as_bool());
  ASSERT_EQ(post("/api/v1/tickets/" + id + "/notes", R"({"body":"Something else"})", anna).status, 201);
  EXPECT_EQ(get(draft, anna).at("/items").as_array().size(), 1U) << "a note leaves the reply";
  ASSERT_EQ(post("/api/v1/tickets/" + id + "/replies", R"({"body":"Dobrý den"})", anna).status, 201);
  EXPECT_EQ(get(draft, anna).at("/items").as_array().size(), 0U);
}

TEST_P(Search, AnImportedCustomerIsFoundByItsNameAndPeople) {
  auto const olga = sign_in("olga@severka.example");
  ASSERT_LT(post("/api/v1/customer-imports",
                 R"({"csv":"name,contact_name,contact_email\nMlýn Lhota,Karel Mlynář,karel@lhota.example\n"})", olga)
                .status,
            300);
  EXPECT_EQ(search("lhota", anna).text("/customers/0/name"), "Mlýn Lhota");
  EXPECT_EQ(search("mlynar", anna).text("/customers/0/name"), "Mlýn Lhota");
}

TEST_P(Search, ManyAreChangedAtOnceAndSaidBefore) {
  auto const one = open("Jedna", "a");
  auto const two = open("Dvě", "b");
  auto const body = [&](std::string const& more) {
    return R"({"tickets":[")" + one + R"(","tkt_0000000000c1s",")" + two + R"("],"action":"severity","severity":"A")" +
           more + "}";
  };
  auto const preview = post("/api/v1/tickets/bulk", body(R"(,"preview":true)"), anna);
  ASSERT_EQ(preview.status, 200) << preview.raw.body;
  EXPECT_EQ(preview.text("/items/0/before") + preview.text("/items/0/after"), "BA");
  EXPECT_EQ(preview.text("/items/1/code"), "not-found");
  EXPECT_EQ(get("/api/v1/tickets/" + one, anna).text("/severity"), "B");
  EXPECT_EQ(post("/api/v1/tickets/bulk", body(""), anna).text("/items/2/effect"), "changes");
  EXPECT_EQ(get("/api/v1/tickets/" + one, anna).text("/severity"), "A");
  EXPECT_EQ(post("/api/v1/tickets/bulk", body(""), anna).text("/items/2/effect"), "same");
  EXPECT_EQ(post("/api/v1/tickets/bulk", R"({"tickets":[],"action":"release"})", anna).status, 422);
}

TEST_P(Search, EverythingThatMatchesIsChangedAndTakenBackWhereNobodyTouchedIt) {
  constexpr int kMany = 103;  // more than one batch
  auto const mallory = stranger();
  for (int i = 0; i < kMany; ++i) open("Hromada", "text");
  open("Jiné", "text");
  auto const found = get("/api/v1/queue/count?q=hromada", anna);
  ASSERT_EQ(found.status, 200) << found.raw.body;
  EXPECT_EQ(found.at("/count").as_int64(), kMany);
  EXPECT_EQ(get("/api/v1/queue/count?q=hromada", mallory).at("/count").as_int64(), 0);
  auto const body = [](std::string const& more) {
    return R"({"q":"hromada","action":"severity","severity":"A",)" + more + "}";
  };
  auto const path = "/api/v1/tickets/bulk/matching";
  EXPECT_EQ(post(path, body(R"("expected":103)"), mallory).status, 409) << "the other desk has none of them";
  EXPECT_EQ(post(path, body(R"("expected":102)"), anna).text("/code"), "matching-changed");
  EXPECT_EQ(post(path, body(R"("expected":2001)"), anna).status, 422);
  auto const preview = post(path, body(R"("expected":103,"preview":true)"), anna);
  EXPECT_EQ(preview.at("/items").as_array().size(), static_cast<std::size_t>(kMany));
  EXPECT_EQ(get("/api/v1/tickets?q=hromada+severity:a", anna).at("/items").as_array().size(), 0U);

  auto const done = post(path, body(R"("expected":103)"), anna);
  ASSERT_EQ(done.status, 200) << done.raw.body;
  EXPECT_EQ(get("/api/v1/queue/count?q=severity:a", anna).at("/count").as_int64(), kMany);
  auto const touched = done.text("/items/0/ticket");
  ASSERT_EQ(
      post("/api/v1/tickets/bulk", R"({"tickets":[")" + touched + R"("],"action":"severity","severity":"C"})", petr)
          .status,
      200);
  boost::json::array items;
  auto const changed = done.at("/items");
  for (auto const& item : changed.as_array())
    items.push_back({{"ticket", item.at("ticket")}, {"version", item.at("version")}, {"severity", "B"}});
  auto const undo = boost::json::serialize(boost::json::object{{"action", "severity"}, {"items", items}});
  EXPECT_EQ(post("/api/v1/tickets/bulk/undo", undo, mallory).text("/items/5/code"), "not-found");
  auto const undone = post("/api/v1/tickets/bulk/undo", undo, anna);
  ASSERT_EQ(undone.status, 200) << undone.raw.body;
  EXPECT_EQ(undone.text("/items/0/code"), "stale");
  EXPECT_EQ(undone.text("/items/102/effect"), "changes");
  EXPECT_EQ(get("/api/v1/tickets/" + touched, anna).text("/severity"), "C");
  EXPECT_EQ(get("/api/v1/queue/count?q=hromada+severity:b", anna).at("/count").as_int64(), kMany - 1);
}

TEST_P(Search, WhatIsPutAsideLeavesTheQueueAndComesBackByItself) {
  auto const id = open("Potom", "stačí zítra");
  auto const path = "/api/v1/tickets/" + id + "/snooze";
  auto const waiting = [&] { return get("/api/v1/tickets?unfinished=true", petr).at("/items").as_array().size(); };
  auto const until = to_rfc3339(clock.now() + std::chrono::hours{2});
  ASSERT_EQ(put(path, R"({"until":")" + until + "\"}", anna).status, 200);
  EXPECT_EQ(waiting(), 0U);
  EXPECT_EQ(get("/api/v1/tickets?unfinished=true&q=has:snooze", petr).text("/items/0/snoozed_until"), until);
  EXPECT_EQ(get(path, petr).text("/by_name"), "Anna Nováková");
  clock.advance(std::chrono::hours{2});
  app_->run_due();
  EXPECT_EQ(waiting(), 1U);
  EXPECT_EQ(get(path, petr).text("/why"), "time");
  EXPECT_TRUE(get("/api/v1/tickets", petr).at("/items/0/is_back").as_bool());
  EXPECT_EQ(call({.method = "DELETE", .url = path}, petr).status, 404) << "it is awake already";
  ASSERT_EQ(post("/api/v1/tickets/" + id + "/notes", R"({"body":"Seen"})", petr).status, 201);
  EXPECT_FALSE(get("/api/v1/tickets", petr).at("/items/0/is_back").as_bool());
  EXPECT_EQ(put(path, R"({"until":")" + until + "\"}", anna).text("/errors/0/code"), "not-ahead");
}

}  // namespace
}  // namespace podpora::tests
