// Files of a reply: added before, sent with it, and nobody else's.

#include "api/api_test.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class UploadFile : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");
  std::string const olga = sign_in("olga@severka.example");
  std::string const jana = sign_in("jana@klas.example");
  std::string const ticket = open_in_portal();

  std::string open_in_portal() {
    return post("/api/v1/portal/tickets",
                R"({"subject":"Mail stopped","body":"Since morning.","kind":"technical","severity":"B"})", jana)
        .text("/ticket/id");
  }
  Answer upload(std::string const& name, std::string const& bytes, std::string const& cookie) {
    return call({.method = "POST",
                 .url = "/api/v1/tickets/" + ticket + "/uploads?name=" + name,
                 .headers = {{"Content-Type", "text/csv; charset=utf-8"}},
                 .body = bytes},
                cookie);
  }
  Answer reply(std::string const& files) {
    return post("/api/v1/tickets/" + ticket + "/replies", R"({"body":"See there.","attachments":)" + files + "}", anna);
  }
};
PODPORA_BOTH_DATABASES(UploadFile);

TEST_P(UploadFile, IsMailedByteForByteAndShownOnTheTicket) {
  std::string const bytes("a;b\r\n\0\xff.\r\n.", 11);
  std::string const name = "v%C3%BDpis.csv";
  auto const file = upload(name, bytes, anna);
  ASSERT_EQ(file.status, 201) << file.raw.body;
  EXPECT_EQ(file.text("/media_type"), "text/csv");
  auto const sent = reply("[\"" + file.text("/id") + "\"]");
  ASSERT_EQ(sent.status, 201) << sent.raw.body;
  EXPECT_EQ(sent.text("/attachments/0/name"), "výpis.csv");
  auto const mail = mail::parse(outbox().back());
  ASSERT_EQ(mail.attachments.size(), 1U);
  EXPECT_EQ(mail.attachments[0].name, "výpis.csv");
  EXPECT_EQ(mail.attachments[0].bytes, bytes);
  EXPECT_EQ(reply("[\"" + file.text("/id") + "\"]").status, 422) << "a file is used once";
}

TEST_P(UploadFile, IsOnlyTheirsWhoAddedIt) {
  auto const file = upload("a.csv", "x", olga);
  auto const refused = reply("[\"" + file.text("/id") + "\"]");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("/errors/0/pointer"), "/attachments/0");
  EXPECT_EQ(upload("", "x", anna).status, 422);
  EXPECT_EQ(upload("a.csv", "x", jana).status, 403);
}

TEST_P(UploadFile, TooMuchIsRefusedAndNothingIsLost) {
  std::string const half(10 << 20, 'x');
  auto const one = upload("one.bin", half, anna).text("/id");
  auto const two = upload("two.bin", half + "y", anna).text("/id");
  EXPECT_EQ(upload("large.bin", half + half, anna).status, 413);
  EXPECT_EQ(reply("[\"" + one + "\",\"" + two + "\"]").text("/errors/0/code"), "files-too-large");
  EXPECT_EQ(reply("[\"" + one + "\"]").status, 201);
}

TEST_P(UploadFile, ComesBackWhenTheReplyIsTakenBack) {
  auto const file = upload("a.csv", "x", anna).text("/id");
  auto const message = reply("[\"" + file + "\"]").text("/id");
  auto const undone = post("/api/v1/messages/" + message + "/undo", "", anna);
  EXPECT_EQ(undone.text("/attachments/0/name"), "a.csv");
  EXPECT_EQ(reply("[\"" + undone.text("/attachments/0/id") + "\"]").status, 201);
}

TEST_P(UploadFile, TheConversationIsQuotedBelowAReply) {
  reply("[]");
  auto const mail = mail::parse(outbox().back());
  EXPECT_NE(mail.text.find("> Since morning."), std::string::npos) << mail.text;
  EXPECT_NE(mail.text.find("napsal(a):"), std::string::npos) << mail.text;
  EXPECT_NE(mail.html.find("<blockquote"), std::string::npos);
  EXPECT_EQ(mail.reply_text.find("Since morning"), std::string::npos);
}

}  // namespace
}  // namespace podpora::tests
