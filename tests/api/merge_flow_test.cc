// Two requests become one, one becomes two, and two people write on one: nothing is lost, said twice or said elsewhere.

#include "api/api_test.h"
#include "app/demo/mails.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

namespace demo = app::demo;

class MergeFlow : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const petr = sign_in("petr@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  std::string open_in_portal(std::string const& subject) {
    auto const answer =
        post("/api/v1/portal/tickets",
             R"({"subject":")" + subject + R"(","body":"Since morning.","kind":"technical","severity":"B"})", jana);
    return answer.text("/ticket/id");
  }
  Answer agents(std::string const& ticket, std::string const& what, std::string const& body = "{}") {
    return post("/api/v1/tickets/" + ticket + "/" + what, body, anna);
  }
  std::string bodies(std::string const& ticket) {
    std::string all;
    auto const messages = get("/api/v1/tickets/" + ticket, anna).at("/messages");
    for (auto const& message : messages.as_array()) {
      all += std::string{message.at("body").as_string()} + "|";
    }
    return all;
  }
};
PODPORA_BOTH_DATABASES(MergeFlow);

TEST_P(MergeFlow, AnswersToEitherComeToTheOneThatGoesOn) {
  auto const first = open_in_portal("Mail stopped");
  auto const second = open_in_portal("Mail stopped again");
  agents(second, "replies", R"({"body":"Try this."})");
  auto const mail = outbox().back();
  auto const preview = get("/api/v1/tickets/" + second + "/merge-preview?into=" + first, anna);
  ASSERT_EQ(preview.status, 200) << preview.raw.body;
  EXPECT_EQ(preview.at("/customers_differ"), false);
  EXPECT_EQ(preview.text("/parts/0/part"), "message");
  EXPECT_EQ(preview.at("/parts/0/count"), 2);
  auto const merged = agents(second, "merge", R"({"into":")" + first + "\"}");
  ASSERT_EQ(merged.status, 200) << merged.raw.body;
  EXPECT_EQ(merged.text("/merged_into/ticket/id"), first);
  EXPECT_EQ(bodies(first), "Since morning.|Since morning.|Try this.|");
  EXPECT_EQ(bodies(second), "Since morning.|Try this.|") << "what was merged stays readable";
  EXPECT_EQ(get("/api/v1/tickets/" + second, anna).text("/state"), "closed");

  auto const answer = deliver(demo::answer_to(
      mail, {.from = "Jana <jana@klas.example>", .message_id = "a@klas.example", .text = "It helped."}));
  EXPECT_EQ(answer.text("/outcome"), "reply");
  EXPECT_EQ(answer.text("/ticket"), first);
  EXPECT_EQ(bodies(first), "Since morning.|Since morning.|Try this.|It helped.|");
  EXPECT_EQ(agents(second, "unmerge").text("/code"), "merge-continued");
}

TEST_P(MergeFlow, WhatBecameOneIsCountedOnce) {
  auto const first = open_in_portal("Mail stopped");
  auto const second = open_in_portal("Mail stopped again");
  ASSERT_EQ(agents(second, "merge", R"({"into":")" + first + "\"}").status, 200);
  agents(first, "resolve", R"({"cause":"how_to"})");
  auto const span = std::string{"?from=2026-11-23&to=2026-11-23"};
  auto const volume = get("/api/v1/reports/volume" + span, anna);
  ASSERT_EQ(volume.status, 200) << volume.raw.body;
  EXPECT_EQ(volume.text("/measures/1/code"), "resolved");
  EXPECT_EQ(volume.at("/rows/0/cells/0/value"), 1) << "opened";
  EXPECT_EQ(volume.at("/rows/0/cells/1/value"), 1) << "resolved";
  auto const customer = get("/api/v1/tickets/" + first, anna).text("/customer_id");
  auto const review = get("/api/v1/customers/" + customer + "/review?from=2026-11-01&to=2026-12-01", anna);
  EXPECT_EQ(review.at("/numbers/opened"), 1) << review.raw.body;
}

TEST_P(MergeFlow, TheCustomerIsLedToIt) {
  auto const first = open_in_portal("Mail stopped");
  auto const second = open_in_portal("Mail stopped again");
  agents(second, "merge", R"({"into":")" + first + "\"}");
  auto const view = get("/api/v1/portal/tickets/" + second, jana);
  EXPECT_EQ(view.text("/merged_into/id"), first);
  EXPECT_EQ(view.at("/messages").as_array().size(), 1U);
  auto const list = get("/api/v1/portal/tickets", jana).at("/items");
  EXPECT_EQ(list.as_array().size(), 1U);
  post("/api/v1/portal/tickets/" + second + "/replies", R"({"body":"One more thing."})", jana);
  EXPECT_EQ(bodies(first), "Since morning.|Since morning.|One more thing.|");
}

TEST_P(MergeFlow, NothingHappensToWhatWentElsewhereButTakingItBack) {
  auto const first = open_in_portal("Mail stopped");
  auto const second = open_in_portal("Mail stopped again");
  agents(second, "merge", R"({"into":")" + first + "\"}");
  for (auto const* what : {"replies", "notes"})
    EXPECT_EQ(agents(second, what, R"({"body":"x"})").text("/code"), "ticket-merged");
  EXPECT_EQ(agents(second, "reopen").text("/code"), "ticket-merged");
  EXPECT_EQ(agents(second, "time", R"({"minutes":30,"note":"work"})").text("/code"), "ticket-merged");
  EXPECT_EQ(agents(second, "merge", R"({"into":")" + first + "\"}").text("/code"), "ticket-merged");
  auto const relations = get("/api/v1/tickets/" + first + "/relations", anna);
  EXPECT_EQ(relations.text("/merged_from/0/ticket/id"), second);
  EXPECT_EQ(relations.at("/merged_from/0/can_undo"), true);
  EXPECT_EQ(agents(second, "unmerge").status, 200);
  EXPECT_EQ(bodies(first), "Since morning.|");
  EXPECT_EQ(agents(second, "notes", R"({"body":"x"})").status, 201);
  EXPECT_EQ(agents(second, "unmerge").status, 404);
}

TEST_P(MergeFlow, RequestsOfTwoCustomersAreOneOnlyWhenSomebodySaysSo) {
  auto const own = open_in_portal("Mail stopped");
  auto const other = deliver(demo::foundry_mail()).text("/ticket");
  EXPECT_EQ(get("/api/v1/tickets/" + other + "/merge-preview?into=" + own, anna).at("/customers_differ"), true);
  auto const refused = agents(other, "merge", R"({"into":")" + own + "\"}");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.text("/code"), "customers-differ");
  EXPECT_EQ(agents(other, "merge", R"({"into":")" + own + R"(","confirm_other_customer":true})").status, 200);
  EXPECT_EQ(agents(own, "merge", R"({"into":"tkt_0000000000c1s"})").status, 422);
}

TEST_P(MergeFlow, WhoWroteMeanwhileIsReadFirst) {
  auto const ticket = open_in_portal("Mail stopped");
  auto const seen = get("/api/v1/tickets/" + ticket, anna).text("/messages/0/id");
  auto const say = [&](std::string const& who, std::string const& what, std::string const& last) {
    return post("/api/v1/tickets/" + ticket + "/" + what, R"({"body":"Hello","last_seen":")" + last + "\"}", who);
  };
  EXPECT_EQ(say(anna, "notes", seen).status, 201);
  EXPECT_EQ(say(anna, "notes", seen).status, 201) << "the own words are no news";
  auto const stale = say(petr, "replies", seen);
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(stale.text("/code"), "stale-thread");
  EXPECT_NE(stale.text("/detail").find("Anna"), std::string::npos) << stale.text("/detail");
  auto const newest = get("/api/v1/tickets/" + ticket, petr).text("/messages/2/id");
  EXPECT_EQ(say(petr, "replies", newest).status, 201);
  EXPECT_EQ(say(anna, "replies", newest).text("/code"), "stale-thread");
  EXPECT_EQ(agents(ticket, "replies", R"({"body":"Without looking"})").status, 201) << "programs need not say";
}

TEST_P(MergeFlow, ASplitMessageTakesTheAnswersToItAlong) {
  auto const ticket = open_in_portal("Mail stopped");
  auto const reply = agents(ticket, "replies", R"({"body":"About the printer."})").text("/id");
  auto const mail = outbox().back();
  auto const made = agents(ticket, "split", R"({"message":")" + reply + R"(","scope":"one","subject":"Printer"})");
  ASSERT_EQ(made.status, 201) << made.raw.body;
  auto const other = made.text("/id");
  EXPECT_EQ(bodies(ticket), "Since morning.|");
  EXPECT_EQ(bodies(other), "About the printer.|");
  auto const view = get("/api/v1/tickets/" + other, anna);
  EXPECT_EQ(view.text("/customer_name"), "Pekárna Klas s.r.o.");
  EXPECT_EQ(view.text("/contact_email"), "jana@klas.example");
  EXPECT_EQ(get("/api/v1/tickets/" + other + "/relations", anna).text("/links/0/ticket/id"), ticket);
  EXPECT_EQ(get("/api/v1/tickets/" + ticket + "/relations", anna).text("/links/0/direction"), "in");
  EXPECT_EQ(agents(ticket, "split", R"({"message":")" + reply + R"(","scope":"one","subject":"Printer"})").status, 422);
}

TEST_P(MergeFlow, LinksAreSeenFromBothEnds) {
  auto const first = open_in_portal("Mail stopped");
  auto const second = open_in_portal("Mail stopped again");
  auto const made = agents(first, "links", R"({"ticket_id":")" + second + R"(","kind":"blocked_by"})");
  ASSERT_EQ(made.status, 200) << made.raw.body;
  auto const back = get("/api/v1/tickets/" + second + "/relations", anna);
  EXPECT_EQ(back.text("/links/0/kind"), "blocked_by");
  EXPECT_EQ(back.text("/links/0/direction"), "in");
  EXPECT_EQ(agents(second, "links", R"({"ticket_id":")" + first + R"(","kind":"blocked_by"})").text("/errors/0/code"),
            "link-circle");
  EXPECT_EQ(agents(first, "links", R"({"ticket_id":")" + first + R"(","kind":"relates_to"})").status, 422);
  auto const gone =
      call({.method = "DELETE", .url = "/api/v1/tickets/" + first + "/links/" + back.text("/links/0/id")}, anna);
  EXPECT_EQ(gone.status, 200);
  EXPECT_TRUE(get("/api/v1/tickets/" + first + "/relations", anna).at("/links").as_array().empty());
}

}  // namespace
}  // namespace podpora::tests
