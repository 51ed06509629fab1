// Who the desk is in mail: set by its manager, seen below every reply.

#include "api/api_test.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class MailIdentity : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  Answer set(std::string const& body) {
    return call({.method = "PUT",
                 .url = "/api/v1/mail-identity",
                 .headers = {{"Content-Type", "application/json"}},
                 .body = body},
                olga);
  }
};
PODPORA_BOTH_DATABASES(MailIdentity);

TEST_P(MailIdentity, StandsInEveryReply) {
  auto const answer = set(
      R"({"address":"help@severka.example","display_name":"Help","signatures":{"cs":"S pozdravem\n{agent}, {desk}"}})");
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(get("/api/v1/mail-identity", anna).text("/signatures/cs"), "S pozdravem\n{agent}, {desk}");
  auto const ticket =
      post("/api/v1/portal/tickets", R"({"subject":"a","body":"b","kind":"technical","severity":"B"})", jana)
          .text("/ticket/id");
  auto const reply = post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"Try again."})", anna);
  auto const mail = mail::parse(outbox().back());
  EXPECT_EQ(mail.from, (mail::Address{"help@severka.example", "Help"}));
  EXPECT_NE(mail.text.find("S pozdravem\n" + reply.text("/author_name") + ", Help"), std::string::npos) << mail.text;
}

TEST_P(MailIdentity, WhatCannotBeIsRefusedByName) {
  auto const field = set(R"({"address":"a@b.example","display_name":"A","signatures":{"en":"{password}"}})");
  EXPECT_EQ(field.status, 422);
  EXPECT_EQ(field.text("/errors/0/pointer"), "/signatures/en");
  EXPECT_NE(field.text("/errors/0/detail").find("password"), std::string::npos) << field.raw.body;
  EXPECT_EQ(set(R"({"address":"a@b.example","display_name":"A","signatures":{"xx":"a"}})").status, 422);
  EXPECT_EQ(set(R"({"address":"a@b.example\r\nBcc: c@d.example","display_name":"A","signatures":{}})").status, 422);
  EXPECT_EQ(get("/api/v1/mail-identity", anna).text("/address"), "podpora@severka.example");
}

}  // namespace
}  // namespace podpora::tests
