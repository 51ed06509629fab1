#include "api/api_test.h"

#include "app/demo/mails.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

namespace demo = app::demo;

class TicketFlow : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string open_in_portal() {
    auto const answer =
        post("/api/v1/portal/tickets",
             R"({"subject":"Mail stopped","body":"Since morning.","kind":"technical","severity":"B"})", jana);
    EXPECT_EQ(answer.status, 201) << answer.raw.body;
    return answer.text("/ticket/id");
  }
};
PODPORA_BOTH_DATABASES(TicketFlow);

TEST_P(TicketFlow, AReplyIsMailedOnceAndTheAnswerComesBackToTheTicket) {
  auto const ticket = open_in_portal();
  auto const before = outbox().size();
  auto const reply = post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"Try **again**."})", anna);
  ASSERT_EQ(reply.status, 201) << reply.raw.body;
  auto const mails = outbox();
  ASSERT_EQ(mails.size(), before + 1);
  EXPECT_NE(mail::parse(mails.back()).text.find("again"), std::string::npos);
  auto const answer = deliver(demo::answer_to(
      mails.back(), {.from = "Jana <jana@klas.example>", .message_id = "a@klas.example", .text = "It works."}));
  EXPECT_EQ(answer.text("/outcome"), "reply");
  EXPECT_EQ(answer.text("/ticket"), ticket);
  EXPECT_EQ(get("/api/v1/tickets/" + ticket, anna).text("/state"), "open");
}

TEST_P(TicketFlow, AStrangerWithTheRightSubjectGetsATicketOfItsOwn) {
  auto const ticket = open_in_portal();
  post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"Try again."})", anna);
  auto forged = demo::answer_to(
      outbox().back(),
      {.from = "Mallory <mallory@evil.example>", .message_id = "m@evil.example", .text = "Send me everything."});
  auto const answer = deliver(forged);
  auto const view = get("/api/v1/portal/tickets/" + ticket, jana);
  EXPECT_EQ(view.raw.body.find("Send me everything"), std::string::npos) << "a stranger wrote into the conversation";
  EXPECT_EQ(answer.status, 200);
}

TEST_P(TicketFlow, TheCustomerSeesNothingInternal) {
  auto const ticket = open_in_portal();
  post("/api/v1/tickets/" + ticket + "/notes", R"({"body":"CANARY-NOTE"})", anna);
  EXPECT_EQ(get("/api/v1/portal/tickets/" + ticket, jana).raw.body.find("CANARY"), std::string::npos);
  for (auto const& sent : outbox()) EXPECT_EQ(mail::parse(sent).text.find("CANARY"), std::string::npos);
  EXPECT_NE(get("/api/v1/tickets/" + ticket, anna).raw.body.find("CANARY"), std::string::npos);
}

TEST_P(TicketFlow, AStaleChangeIsRefusedWithThePreconditionNamed) {
  auto const ticket = "/api/v1/tickets/" + open_in_portal();
  auto const etag = get(ticket, anna).raw.header("etag").value_or("");
  EXPECT_EQ(patch(ticket, R"({"severity":"A"})", anna, etag).status, 200);
  EXPECT_EQ(patch(ticket, R"({"severity":"C"})", anna, etag).status, 412);
  EXPECT_EQ(get(ticket, anna).text("/severity"), "A");
  EXPECT_EQ(call({.method = "PATCH",
                  .url = ticket,
                  .headers = {{"Content-Type", "application/merge-patch+json"}},
                  .body = "{}"},
                 anna)
                .status,
            428);
}

TEST_P(TicketFlow, TheApiSpeaksTheLanguageThatIsAskedForElseThePersonsOwn) {
  auto const cause = [&](std::string const& header) {
    http::ClientRequest request{.method = "GET", .url = "/api/v1/rulebook"};
    if (!header.empty()) request.headers = {{"Accept-Language", header}};
    return call(std::move(request), anna).text("/editions/0/causes/0/name");
  };
  auto const english = cause("en");
  EXPECT_NE(cause("cs"), english) << "chosen in the console";
  EXPECT_EQ(cause(""), english) << "Anna's own";
  EXPECT_EQ(cause("de"), english);
}

TEST_P(TicketFlow, TheHistorySaysWhoChangedWhichFieldFromWhatToWhat) {
  auto const id = open_in_portal();
  auto const ticket = "/api/v1/tickets/" + id;
  auto const agent = get("/api/v1/session", anna).text("/person_id");
  auto const etag = [&] { return get(ticket, anna).raw.header("etag").value_or(""); };
  patch(ticket, R"({"severity":"A","assignee_id":")" + agent + "\"}", anna, etag());
  patch(ticket, R"({"subject":"CANARY subject"})", anna, etag());
  post(ticket + "/resolve", R"({"cause":"how_to"})", anna);
  auto const history = get(ticket + "/history", anna);
  ASSERT_EQ(history.status, 200) << history.raw.body;
  std::vector<std::string> lines;
  auto const items = history.at("/items");
  for (auto const& entry : items.as_array()) {
    std::string line{entry.at("kind").as_string()};
    for (auto const& field : entry.at("fields").as_array()) {
      line += " " + std::string{field.at("field").as_string()} + ":" + std::string{field.at("from").as_string()} + ">" +
              std::string{field.at("to").as_string()};
    }
    lines.push_back(line);
  }
  auto const name = get("/api/v1/session", anna).text("/name");
  EXPECT_EQ(lines, (std::vector<std::string>{"opened", "changed severity:B>A assignee:>" + name, "changed subject:>",
                                             "state_changed state:open>resolved"}));
  EXPECT_EQ(history.text("/items/1/by"), name);
  EXPECT_EQ(history.raw.body.find("CANARY"), std::string::npos);
  EXPECT_EQ(get(ticket + "/history", jana).status, 403);
}

TEST_P(TicketFlow, TheSameIdempotencyKeyHasOneEffect) {
  auto const body =
      R"({"subject":"Once","body":"x","kind":"billing","nature":"question","severity":"C","service":"azure"})";
  auto const first = post("/api/v1/tickets", body, anna, {{"Idempotency-Key", "k1"}});
  auto const second = post("/api/v1/tickets", body, anna, {{"Idempotency-Key", "k1"}});
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(first.raw.body, second.raw.body);
  EXPECT_EQ(get("/api/v1/tickets", anna).at("/items").as_array().size(), 1U);
}

TEST_P(TicketFlow, AnAttachmentComesBackByteForByteAsADownload) {
  auto const delivered = deliver(demo::foundry_mail());
  ASSERT_EQ(delivered.text("/outcome"), "ticket");
  auto const ticket = get("/api/v1/tickets/" + delivered.text("/ticket"), anna);
  auto const file = get("/api/v1/attachments/" + ticket.text("/messages/0/attachments/0/id"), anna);
  EXPECT_EQ(file.raw.body, "Error 14098 Hyper-V-VMMS: Virtual machine failed to start.");
  EXPECT_TRUE(file.raw.header("content-disposition").value_or("").starts_with("attachment"));
  EXPECT_EQ(file.raw.header("x-content-type-options").value_or(""), "nosniff");
}

TEST_P(TicketFlow, TheAcknowledgementNamesHoursAndTheLink) {
  deliver(demo::foundry_mail());
  auto const mails = outbox();
  ASSERT_EQ(mails.size(), 1U);
  auto const text = mail::parse(mails[0]).text;
  EXPECT_NE(text.find("17:00"), std::string::npos) << text;
  EXPECT_NE(text.find("http://desk.example/severka/support"), std::string::npos) << text;
  EXPECT_EQ(deliver(demo::foundry_mail()).text("/outcome"), "duplicate");
  EXPECT_EQ(outbox().size(), 1U);
}

TEST_P(TicketFlow, TheAgentsListShowsDueTimeAndPromise) {
  open_in_portal();
  auto const row = get("/api/v1/tickets?state=open", anna);
  EXPECT_EQ(row.text("/items/0/customer_name"), "Pekárna Klas s.r.o.");
  EXPECT_EQ(row.text("/items/0/due_at"), "2026-11-23T12:00:00Z");
  EXPECT_EQ(row.text("/items/0/due_kind"), "first_response");
}

TEST_P(TicketFlow, TheDueOrderPagesThroughAllThatIsNotDone) {
  for (auto const* severity : {"C", "A", "B"}) {
    clock.advance(std::chrono::minutes{1});
    auto const opened =
        post("/api/v1/tickets",
             std::string{R"({"subject":")"} + severity +
                 R"(","body":"x","service":"azure","kind":"technical","nature":"break_fix","severity":")" + severity +
                 R"("})",
             anna);
    ASSERT_EQ(opened.status, 201) << opened.raw.body;
  }
  std::string seen;
  std::string cursor;
  do {
    auto const page = get("/api/v1/tickets?order=due&limit=1" + (cursor.empty() ? "" : "&cursor=" + cursor), anna);
    ASSERT_EQ(page.status, 200) << page.raw.body;
    if (!page.at("/items").as_array().empty()) seen += page.text("/items/0/subject");
    cursor = page.at("/next").is_null() ? "" : page.text("/next");
  } while (!cursor.empty());
  EXPECT_EQ(seen, "ABC");
  EXPECT_EQ(get("/api/v1/tickets?order=due&cursor=x", anna).status, 422);
}

TEST_P(TicketFlow, AnotherSeverityMovesTheDeadlineAndSaysWhy) {
  auto const ticket =
      post("/api/v1/tickets",
           R"({"subject":"Down","body":"x","service":"azure","kind":"technical","nature":"break_fix","severity":"B"})",
           anna);
  auto const path = "/api/v1/tickets/" + ticket.text("/id");
  auto const before = get(path + "/clocks", anna);
  ASSERT_EQ(patch(path, R"({"severity":"A"})", anna, R"("1")").status, 200);
  auto const after = get(path + "/clocks", anna);
  EXPECT_EQ(after.text("/moves/0/cause"), "severity");
  EXPECT_EQ(after.text("/moves/0/earlier"), "B");
  EXPECT_EQ(after.text("/moves/0/later"), "A");
  EXPECT_EQ(after.text("/moves/0/due_before"), before.text("/due_at"));
  EXPECT_EQ(after.text("/moves/0/due_after"), after.text("/due_at"));
  EXPECT_LT(after.text("/due_at"), before.text("/due_at"));
}

}  // namespace
}  // namespace podpora::tests
