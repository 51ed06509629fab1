// The faces of a desk in mail, and what a reply will look like before it leaves.

#include "api/api_test.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class MailSender : public ApiTest {
 protected:
  std::string const olga = sign_in("olga@severka.example");
  std::string const anna = sign_in("anna@severka.example");
  std::string const jana = sign_in("jana@klas.example");

  Answer put(std::string const& path, std::string const& body, std::string const& who) {
    return call({.method = "PUT", .url = path, .headers = {{"Content-Type", "application/json"}}, .body = body}, who);
  }
  std::string open() {
    return post("/api/v1/portal/tickets", R"({"subject":"Pošta","body":"b","kind":"technical","severity":"B"})", jana)
        .text("/ticket/id");
  }
  std::string const brand =
      R"({"name":"Cloud","address":"help@cloud.example","display_name":"Cloud Help","signatures":{"cs":"{agent}, {desk}"}})";
};
PODPORA_BOTH_DATABASES(MailSender);

TEST_P(MailSender, IsChosenForATicketAndByWhereAMailWentTo) {
  EXPECT_EQ(post("/api/v1/mail-senders", brand, anna).status, 403);
  auto const added = post("/api/v1/mail-senders", brand, olga);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_FALSE(added.at("/is_default").as_bool());
  auto const ticket = open();
  auto const before = get("/api/v1/tickets/" + ticket + "/sender", anna).text("/sender_id");
  EXPECT_NE(before, added.text("/id"));
  auto const choice = R"({"sender_id":")" + added.text("/id") + "\"}";
  EXPECT_EQ(put("/api/v1/tickets/" + ticket + "/sender", choice, anna).status, 200);
  post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"Zkuste to."})", anna);
  EXPECT_EQ(mail::parse(outbox().back()).from, (mail::Address{"help@cloud.example", "Cloud Help"}));
  auto const delivered = deliver(
      "From: jana@klas.example\r\nTo: help@cloud.example\r\nSubject: Brand\r\nMessage-ID: "
      "<brand@klas.example>\r\n\r\nx");
  EXPECT_EQ(get("/api/v1/tickets/" + delivered.text("/ticket") + "/sender", anna).text("/sender_id"), added.text("/id"))
      << delivered.raw.body;
  EXPECT_EQ(call({.method = "DELETE", .url = "/api/v1/mail-senders/" + before}, olga).status, 409);
  EXPECT_EQ(post("/api/v1/mail-senders/" + added.text("/id") + "/default", "{}", olga).status, 200);
  EXPECT_EQ(get("/api/v1/mail-identity", anna).text("/address"), "help@cloud.example");
}

TEST_P(MailSender, AReplyShowsItsImageBeforeAndAfterItLeaves) {
  auto const ticket = open();
  std::string const png{"\x89PNG\r\n\x1a\n\0 picture", 18};
  auto const uploaded = call({.method = "POST",
                              .url = "/api/v1/tickets/" + ticket + "/uploads?name=error.png",
                              .headers = {{"Content-Type", "image/png"}},
                              .body = png},
                             anna);
  ASSERT_EQ(uploaded.status, 201) << uploaded.raw.body;
  auto const reply =
      R"json({"body":"Vidíte **toto**: ![chyba](error.png) ![x](https://evil.example/x.png)","attachments":[")json" +
      uploaded.text("/id") + "\"]}";
  auto const preview = post("/api/v1/tickets/" + ticket + "/reply-preview", reply, anna);
  ASSERT_EQ(preview.status, 200) << preview.raw.body;
  EXPECT_NE(preview.text("/html").find("<strong>toto</strong>"), std::string::npos);
  EXPECT_NE(preview.text("/html").find("src=\"cid:" + preview.text("/images/0/content_id") + "\""), std::string::npos);
  EXPECT_TRUE(preview.text("/images/0/data_uri").starts_with("data:image/png;base64,"));
  EXPECT_EQ(preview.text("/html").find("evil.example"), std::string::npos);
  EXPECT_TRUE(preview.text("/subject").starts_with("Re: Pošta"));
  ASSERT_EQ(post("/api/v1/tickets/" + ticket + "/replies", reply, anna).status, 201) << "a look takes nothing";
  auto const mail = mail::parse(outbox().back());
  ASSERT_EQ(mail.attachments.size(), 1U);
  EXPECT_TRUE(mail.attachments[0].is_inline);
  EXPECT_EQ(mail.attachments[0].bytes, png);
  EXPECT_NE(mail.html.find("src=\"cid:" + mail.attachments[0].content_id + "\""), std::string::npos) << mail.html;
  EXPECT_EQ(post("/api/v1/tickets/" + ticket + "/reply-preview", reply, anna).text("/errors/0/pointer"),
            "/attachments/0")
      << "it is used now";
}

}  // namespace
}  // namespace podpora::tests
