// The customer's side without script: the question whether all was well, signing in by a mailed link, reading and
// answering a request. Real mails, real forms.

#include "api/api_test.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CustomerSide : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  Answer send_form(std::string const& path, std::string const& form, std::string const& cookie = {}) {
    return call({.method = "POST",
                 .url = path,
                 .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                 .body = form},
                cookie);
  }
  Answer put(std::string const& path, std::string const& body, std::string const& cookie,
             std::string const& etag = "") {
    http::ClientRequest request{
        .method = "PUT", .url = path, .headers = {{"Content-Type", "application/json"}}, .body = body};
    if (!etag.empty()) request.headers.emplace_back("If-Match", etag);
    return call(std::move(request), cookie);
  }
  std::string open(std::string const& subject = "Pošta stojí") {
    return post("/api/v1/portal/tickets",
                R"({"subject":")" + subject + R"(","body":"b","kind":"technical","severity":"B"})", jana)
        .text("/ticket/id");
  }
  void resolve(std::string const& ticket) {
    auto const done = post("/api/v1/tickets/" + ticket + "/resolve", R"({"cause":"how_to"})", anna);
    ASSERT_EQ(done.status, 200) << done.raw.body;
  }
  /// The path of the last link of that kind in the mails that were sent.
  std::string link(std::string const& kind) {
    std::string found;
    for (auto const& raw : outbox()) {
      auto const text = mail::parse(raw).text;
      auto const begin = text.find(kind + "/dsk_");
      if (begin == std::string::npos) continue;
      found = text.substr(begin, text.find_first_of(" \r\n>)", begin) - begin);
    }
    return found;
  }
};
PODPORA_BOTH_DATABASES(CustomerSide);

TEST_P(CustomerSide, TheResolvingMailAsksAndTheFormAnswers) {
  auto const ticket = open();
  resolve(ticket);
  auto const path = link("/portal/satisfaction");
  ASSERT_FALSE(path.empty());
  auto const page = get(path);
  EXPECT_EQ(page.status, 200) << page.raw.body;
  EXPECT_THAT(page.raw.body, HasSubstr("Pošta stojí"));
  EXPECT_THAT(page.raw.body, HasSubstr("<html lang=\"cs\">"));
  EXPECT_THAT(page.raw.body, Not(HasSubstr("<script")));
  EXPECT_THAT(page.raw.header("content-security-policy").value_or(""), HasSubstr("form-action 'self'"));
  get(path + "?score=bad");
  EXPECT_EQ(get("/api/v1/satisfaction", olga).at("/count/bad"), 0) << "a scanner only looks";

  EXPECT_EQ(send_form(path, "comment=x").status, 422);
  auto const sent = send_form(path, "score=bad&comment=Trvalo+to%0D%0Ad%C4%9Bsn%C4%9B");
  EXPECT_EQ(sent.status, 303) << sent.raw.body;
  EXPECT_THAT(get(path).raw.body, HasSubstr("Trvalo to\nděsně"));
  auto const list = get("/api/v1/satisfaction", olga);
  EXPECT_EQ(list.text("/items/0/score"), "bad") << list.raw.body;
  EXPECT_EQ(list.text("/items/0/customer_name"), "Pekárna Klas s.r.o.");
  EXPECT_EQ(list.at("/count/bad"), 1);
  EXPECT_THAT(get("/api/v1/satisfaction.csv", olga).raw.body, HasSubstr("Pošta stojí"));
  EXPECT_EQ(get("/api/v1/tickets/" + ticket + "/satisfaction", anna).text("/items/0/score"), "bad");
  EXPECT_THAT(get("/api/v1/tickets/" + ticket, anna).raw.body, HasSubstr("Trvalo to\\nděsně")) << "noted";
  EXPECT_THAT(get("/api/v1/tickets?q=csat:bad", anna).raw.body, HasSubstr(ticket));
  EXPECT_THAT(get("/api/v1/tickets?q=csat:good", anna).raw.body, Not(HasSubstr(ticket)));
  auto const mails = outbox();
  EXPECT_THAT(mails.back(), HasSubstr("anna@severka.example")) << "the one who resolved it";

  EXPECT_EQ(send_form(path, "score=good").status, 303);
  EXPECT_EQ(send_form(path, "score=bad").status, 422) << "changed once already";
  EXPECT_EQ(get(path + "x").status, 404);
  EXPECT_EQ(send_form(path, R"({"score":"bad"})").status, 422);
}

TEST_P(CustomerSide, ThePortalAsksOnlyTheContactAndReopeningVoids) {
  auto const ticket = open();
  auto const own = "/api/v1/portal/tickets/" + ticket + "/satisfaction";
  EXPECT_FALSE(get(own, jana).at("/is_asked").as_bool());
  resolve(ticket);
  EXPECT_TRUE(get(own, jana).at("/is_open").as_bool());
  EXPECT_EQ(put(own, R"({"score":"great"})", jana).status, 422);
  EXPECT_EQ(post("/api/v1/portal/tickets/" + ticket + "/replies", R"({"body":"Zase"})", jana).status, 200);
  EXPECT_EQ(put(own, R"({"score":"good"})", jana).status, 404);
  resolve(ticket);
  auto const answered = put(own, R"({"score":"good","comment":"Díky"})", jana);
  EXPECT_EQ(answered.text("/score"), "good") << answered.raw.body;
}

TEST_P(CustomerSide, ADeskSetsWhenItAsks) {
  auto const terms = "/api/v1/satisfaction-terms";
  auto const now = get(terms, olga);
  EXPECT_TRUE(now.at("/is_on").as_bool());
  auto const off = R"({"is_on":false,"delay_hours":0,"days_between":7})";
  EXPECT_EQ(put(terms, off, anna, "\"0\"").status, 403);
  EXPECT_EQ(put(terms, off, olga).status, 428);
  EXPECT_EQ(put(terms, off, olga, "\"0\"").status, 200);
  EXPECT_EQ(put(terms, off, olga, "\"0\"").status, 412);
  resolve(open());
  EXPECT_EQ(link("/portal/satisfaction"), "");
}

TEST_P(CustomerSide, ALaterQuestionHasAMailOfItsOwn) {
  EXPECT_EQ(
      put("/api/v1/satisfaction-terms", R"({"is_on":true,"delay_hours":24,"days_between":0})", olga, "\"0\"").status,
      200);
  resolve(open());
  EXPECT_EQ(link("/portal/satisfaction"), "");
  clock.advance(std::chrono::hours{24});
  EXPECT_NE(link("/portal/satisfaction"), "");
}

TEST_P(CustomerSide, ALinkSignsInAndTheAnswerTellsNothing) {
  auto const ask = [&](std::string const& email) {
    return post("/api/v1/sign-in-links", R"({"email":")" + email + R"(","target":"/portal/plain"})");
  };
  auto const known = ask("jana@klas.example");
  auto const unknown = ask("nobody@klas.example");
  EXPECT_EQ(known.status, 204) << known.raw.body;
  EXPECT_EQ(unknown.status, known.status);
  EXPECT_EQ(unknown.raw.body, known.raw.body);
  auto const path = link("/portal/enter");
  ASSERT_FALSE(path.empty());
  EXPECT_THAT(get(path).raw.body, HasSubstr("Jana Klasová"));
  auto const entered = send_form(path, "");
  EXPECT_EQ(entered.status, 303) << entered.raw.body;
  EXPECT_EQ(entered.raw.header("location"), "/portal/plain");
  auto const cookie = entered.raw.header("set-cookie").value_or("");
  EXPECT_THAT(cookie, HasSubstr("HttpOnly; SameSite=Lax"));
  EXPECT_EQ(get("/api/v1/session", cookie.substr(0, cookie.find(';'))).text("/name"), "Jana Klasová");
  EXPECT_EQ(send_form(path, "").status, 410) << "once";
  EXPECT_EQ(get(path).status, 410);
  for (int i = 0; i < 10; ++i) ask("nobody@klas.example");
  EXPECT_EQ(ask("nobody@klas.example").status, 429);
}

TEST_P(CustomerSide, ARequestIsReadAnsweredAndOpenedWithoutScript) {
  auto const ticket = open();
  EXPECT_EQ(post("/api/v1/tickets/" + ticket + "/notes", R"({"body":"only for us"})", anna).status, 201);
  EXPECT_EQ(post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"<b>Restart</b> it"})", anna).status, 201);
  outbox();
  auto const path = "/portal/plain/requests/" + ticket;
  EXPECT_EQ(get(path).raw.header("location"), "/portal/plain/sign-in?to=" + path);
  EXPECT_EQ(get(path, anna).status, 303) << "agents have their own pages";
  auto const page = get(path, jana);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.raw.body, HasSubstr("&lt;b&gt;Restart&lt;/b&gt; it"));
  EXPECT_THAT(page.raw.body, Not(HasSubstr("only for us")));
  EXPECT_THAT(page.raw.body, Not(HasSubstr("<script")));
  EXPECT_EQ(send_form(path, "body=+", jana).status, 422);
  auto const sent = send_form(path, "body=Pomohlo+to%21", jana);
  EXPECT_EQ(sent.status, 303) << sent.raw.body;
  EXPECT_THAT(get(path, jana).raw.body, HasSubstr("Pomohlo to!"));
  auto const foreign = http::send({.method = "POST",
                                   .url = base_ + path,
                                   .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                                               {"Cookie", jana},
                                               {"Origin", "https://evil.example"}},
                                   .body = "body=x"});
  EXPECT_EQ(foreign.status, 403) << "a form of another site";

  EXPECT_THAT(get("/portal/plain", jana).raw.body, HasSubstr("/portal/plain/requests/" + ticket));
  EXPECT_THAT(get("/portal/plain/new", jana).raw.body, HasSubstr("name=\"subject\""));
  EXPECT_EQ(send_form("/portal/plain/new", "subject=&body=x&kind=technical&severity=C", jana).status, 422);
  auto const opened = send_form("/portal/plain/new", "subject=Nov%C3%BD&body=x&kind=technical&severity=C", jana);
  EXPECT_EQ(opened.status, 303) << opened.raw.body;
  EXPECT_THAT(get(opened.raw.header("location").value_or("/"), jana).raw.body, HasSubstr("Nový"));
}

TEST_P(CustomerSide, PagesWithoutScriptKeepTheLanguageThatWasAskedFor) {
  auto const path = "/portal/plain/requests/" + open();
  auto const body = [&](std::string const& address) { return get(address, jana).raw.body; };
  EXPECT_THAT(body("/portal/plain?lang=en"), HasSubstr("href=\"/portal/plain/new?lang=en\""));
  EXPECT_THAT(body("/portal/plain?lang=en"), HasSubstr("href=\"" + path + "?lang=en\""));
  EXPECT_THAT(body("/portal/plain/new?lang=en"), HasSubstr("href=\"/portal/plain?lang=en\">"));
  EXPECT_THAT(body(path + "?lang=en"), HasSubstr("href=\"/portal/plain?lang=en\">"));
  EXPECT_EQ(get(path + "?lang=en").raw.header("location"), "/portal/plain/sign-in?to=" + path + "&lang=en");
  EXPECT_THAT(body("/portal/plain"), HasSubstr("href=\"/portal/plain/new\"")) << "the contact's own";
  EXPECT_THAT(body("/portal/plain?lang=xx"), HasSubstr("href=\"/portal/plain/new\"")) << "not a language";
}

TEST_P(CustomerSide, ANewRequestIsGuidedBeforeItIsSent) {
  auto const article = [&](std::string const& audience, std::string const& title) {
    return post("/api/v1/articles",
                R"({"title_cs":")" + title + R"(","body_cs":"Smažte koš.","state":"published","audience":")" +
                    audience + "\"}",
                anna)
        .status;
  };
  EXPECT_EQ(article("customers", "Kvóta schránky"), 201);
  EXPECT_EQ(article("internal", "Kvóta uvnitř"), 201);
  auto const subscription = get("/api/v1/portal/home", jana).text("/subscriptions/0/id");
  auto const service = get("/api/v1/portal/home", jana).text("/subscriptions/0/service");
  auto const known =
      post("/api/v1/known-issues", R"({"title":"Pošta se zpožďuje","service":")" + service + "\"}", anna);
  ASSERT_EQ(known.status, 201) << known.raw.body;
  auto const guide = [&](std::string const& more) {
    return post("/api/v1/portal/guide",
                R"({"kind":"technical","severity":"B","text":"kvóta schránky je plná")" + more + "}", jana);
  };
  auto const before = guide(R"(,"subscription_id":")" + subscription + "\"");
  ASSERT_EQ(before.status, 200) << before.raw.body;
  EXPECT_EQ(before.text("/articles/0/title"), "Kvóta schránky");
  EXPECT_THAT(before.raw.body, Not(HasSubstr("uvnitř")));
  EXPECT_TRUE(before.at("/issues").as_array().empty()) << "nothing was published";
  EXPECT_THAT(before.raw.body, HasSubstr("Kč")) << "the price";
  auto const update = post("/api/v1/known-issues/" + known.text("/issue/id") + "/updates",
                           R"({"en":"Mail is late.","cs":"Pošta chodí pozdě."})", anna);
  ASSERT_LT(update.status, 300) << update.raw.body;
  EXPECT_EQ(guide(R"(,"subscription_id":")" + subscription + "\"").text("/issues/0/text"), "Pošta chodí pozdě.");
  EXPECT_TRUE(guide("").at("/issues").as_array().empty()) << "no service was named";
  EXPECT_EQ(guide(R"(,"subscription_id":"sub_0000000000c1s")").status, 422);
  EXPECT_FALSE(get("/api/v1/portal/face", jana).text("/name").empty());
}

TEST_P(CustomerSide, AContactMaySeeTheOwnRequestsAlone) {
  auto const ticket = open();
  auto const bakery = "/api/v1/customers/" + to_text(partner_.bakery);
  auto const added = post(bakery + "/contacts", R"({"name":"Petr","email":"petr@klas.example","language":"cs"})", olga);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  auto const access = get(bakery + "/contact-access", olga);
  ASSERT_EQ(access.at("/items").as_array().size(), 2u) << access.raw.body;
  auto const petr = added.text("/id");
  EXPECT_EQ(post("/api/v1/sign-in-links", R"({"email":"petr@klas.example"})").status, 204);
  auto const entered = send_form(link("/portal/enter"), "").raw.header("set-cookie").value_or("");
  auto const cookie = entered.substr(0, entered.find(';'));
  EXPECT_THAT(get("/api/v1/portal/tickets", cookie).raw.body, HasSubstr(ticket));
  EXPECT_EQ(put(bakery + "/contact-access/" + petr, R"({"own_only":true})", olga).status, 200);
  EXPECT_THAT(get("/api/v1/portal/tickets", cookie).raw.body, Not(HasSubstr(ticket)));
  EXPECT_EQ(get("/api/v1/portal/tickets/" + ticket, cookie).status, 404);
  EXPECT_EQ(get("/api/v1/portal/tickets/" + ticket + "/progress", cookie).status, 404);
  EXPECT_EQ(get("/portal/plain/requests/" + ticket, cookie).status, 404);
  EXPECT_EQ(get("/api/v1/portal/tickets/" + ticket, jana).status, 200) << "the own one";
  for (auto const* matter : {"/api/v1/portal/wallets", "/api/v1/portal/invoices"}) {
    EXPECT_EQ(get(matter, cookie).text("/code"), "company-matter") << matter;
    EXPECT_EQ(get(matter, jana).status, 200) << matter;
  }
  EXPECT_EQ(post("/api/v1/portal/agreements", R"({"offer_id":"off_0000000000c1s","sha256":"x"})", cookie).text("/code"),
            "company-matter");
  EXPECT_EQ(get("/api/v1/portal/home", cookie).at("/sees_company"), false);
  EXPECT_EQ(get("/api/v1/portal/home", jana).at("/sees_company"), true);
}

TEST_P(CustomerSide, TheRequestSaysByWhenItIsAnswered) {
  auto const ticket = open();
  auto const progress = get("/api/v1/portal/tickets/" + ticket + "/progress", jana);
  EXPECT_EQ(progress.status, 200) << progress.raw.body;
  EXPECT_TRUE(progress.at("/answer_by").is_string()) << progress.raw.body;
  EXPECT_THAT(get("/portal/plain/requests/" + ticket, jana).raw.body, HasSubstr("Ozveme se vám do"));
  auto const terms = "/api/v1/portal-terms";
  EXPECT_FALSE(get(terms, olga).at("/shows_provider").as_bool());
  EXPECT_EQ(put(terms, R"({"shows_provider":true})", anna, "\"0\"").status, 403);
  EXPECT_EQ(put(terms, R"({"shows_provider":true})", olga, "\"0\"").status, 200);
}

TEST_P(CustomerSide, ContactsOfOtherCompaniesSeeNothing) {
  auto const ticket = open();
  auto const other = sign_in("tomas@javor.example");
  EXPECT_EQ(get("/portal/plain/requests/" + ticket, other).status, 404);
  EXPECT_EQ(get("/api/v1/portal/tickets/" + ticket + "/satisfaction", other).status, 404);
}

}  // namespace
}  // namespace podpora::tests
