// The desk's words in its mails: set, tried out, sent to oneself, in force, and put back.

#include "api/api_test.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class MailTemplate : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  Answer put(std::string const& path, std::string const& body, std::string const& who) {
    return call({.method = "PUT",
                 .url = "/api/v1/mail-templates/" + path,
                 .headers = {{"Content-Type", "application/json"}},
                 .body = body},
                who);
  }
  std::string open() {
    return post("/api/v1/portal/tickets", R"({"subject":"Pošta","body":"b","kind":"technical","severity":"B"})", jana)
        .text("/ticket/id");
  }
};
PODPORA_BOTH_DATABASES(MailTemplate);

TEST_P(MailTemplate, IsTriedSetInForceAndPutBack) {
  auto const ticket = open();
  auto const words = R"({"subject":"{desk}: {subject}","body":"Vážená paní {contact},\n\n{message}"})";
  auto const preview = post("/api/v1/mail-templates/reply/cs/preview", words, olga);
  ASSERT_EQ(preview.status, 200) << preview.raw.body;
  EXPECT_NE(preview.text("/subject").find(": Pošta"), std::string::npos) << preview.raw.body;
  EXPECT_NE(preview.text("/html").find("<p>Vážená paní"), std::string::npos) << preview.raw.body;
  EXPECT_EQ(put("reply/cs", words, anna).status, 403);
  auto const set = put("reply/cs", words, olga);
  ASSERT_EQ(set.status, 200) << set.raw.body;
  EXPECT_TRUE(set.at("/texts/cs/is_own").as_bool());
  EXPECT_FALSE(set.at("/texts/en/is_own").as_bool());
  post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"Zkuste to."})", anna);
  auto const mail = mail::parse(outbox().back());
  EXPECT_TRUE(mail.text.starts_with("Vážená paní ")) << mail.text;
  EXPECT_NE(mail.subject.find(": Pošta"), std::string::npos) << mail.subject;
  auto const reset = call({.method = "DELETE", .url = "/api/v1/mail-templates/reply/cs"}, olga);
  EXPECT_EQ(reset.text("/texts/cs/subject"), "Re: {subject} [#{number}]") << reset.raw.body;
}

TEST_P(MailTemplate, ATestReallyArrivesAtWhoeverAskedForIt) {
  open();
  auto const before = outbox().size();
  auto const sent = post("/api/v1/mail-templates/acknowledgement/en/test",
                         R"({"subject":"Got it [#{number}]","body":"Hours:\n\n{promises}"})", olga);
  ASSERT_EQ(sent.status, 200) << sent.raw.body;
  EXPECT_EQ(sent.text("/recipient"), "olga@severka.example");
  auto const mails = outbox();
  ASSERT_EQ(mails.size(), before + 1);
  auto const mail = mail::parse(mails.back());
  EXPECT_EQ(mail.to.at(0).address, "olga@severka.example");
  EXPECT_TRUE(mail.subject.starts_with("Got it [#")) << mail.subject;
  EXPECT_GT(mail.text.size(), std::string{"Hours:\n\n"}.size()) << "what the agreement in force promises";
}

TEST_P(MailTemplate, ResolvingTellsTheContactUnlessTurnedOff) {
  auto const resolve = [&] {
    auto const ticket = open();
    auto const before = outbox().size();
    EXPECT_EQ(post("/api/v1/tickets/" + ticket + "/resolve", R"({"cause":"how_to"})", anna).status, 200);
    auto const mails = outbox();
    return std::vector<std::string>{mails.begin() + static_cast<std::ptrdiff_t>(before), mails.end()};
  };
  auto const told = resolve();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(mail::parse(told[0]).to.at(0).address, "jana@klas.example");
  EXPECT_NE(told[0].find("Auto-Submitted: "), std::string::npos);
  EXPECT_EQ(put("resolved", R"({"is_on":false})", olga).status, 200);
  EXPECT_TRUE(resolve().empty());
  EXPECT_EQ(put("reply", R"({"is_on":false})", olga).status, 409);
}

TEST_P(MailTemplate, WhatCannotBeIsRefusedByNameAndPlace) {
  auto const bad = put("reply/en", R"({"subject":"a","body":"{message}\n{password}"})", olga);
  EXPECT_EQ(bad.status, 422);
  EXPECT_EQ(bad.text("/errors/0/pointer"), "/body");
  EXPECT_NE(bad.text("/errors/0/detail").find("password"), std::string::npos) << bad.raw.body;
  EXPECT_NE(bad.text("/errors/0/detail").find("2"), std::string::npos) << bad.raw.body;
  EXPECT_EQ(put("resolved/en", R"({"subject":"a\r\nBcc: x@y.example","body":"b"})", olga).status, 422);
  EXPECT_EQ(put("resolved/xx", R"({"subject":"a","body":"b"})", olga).status, 422);
  EXPECT_EQ(put("nonsense/en", R"({"subject":"a","body":"b"})", olga).status, 404);
  EXPECT_EQ(post("/api/v1/mail-templates/reply/en/preview",
                 R"({"subject":"a","body":"{message}","ticket_number":99999})", olga)
                .text("/errors/0/pointer"),
            "/ticket_number");
}

}  // namespace
}  // namespace podpora::tests
