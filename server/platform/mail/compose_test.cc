#include "platform/mail/mail.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>

namespace podpora::mail {
namespace {

OutgoingMail reply() {
  OutgoingMail mail;
  mail.message_id = "m1@hvezda.example";
  mail.date = parse_rfc3339("2026-10-05T07:12:44Z").value();
  mail.from = {"podpora@hvezda.example", "Podpora Hvězda"};
  mail.reply_to = Address{"podpora+tkt.abc@hvezda.example", "Podpora \"Hvězda\""};
  mail.to = {"jana@lipa.example", "Nováková, Jana"};
  mail.subject = "Re: Přihlášení [#42]";
  mail.text = "Dobrý den,\n.\nFrom here on = fine\nend ";
  mail.html = "<p>Dobrý den</p>";
  mail.in_reply_to = {"a@lipa.example"};
  mail.references = {"a@lipa.example", "b@lipa.example"};
  mail.attachments = {{"výpis chyby.csv", "text/csv", "", false, std::string("a;b\0c\n", 6)}};
  return mail;
}

/// The names of the header fields in order.
std::vector<std::string> field_names(std::string const& bytes) {
  std::vector<std::string> names;
  std::istringstream lines(bytes.substr(0, bytes.find("\r\n\r\n")));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(' ') && !line.starts_with('\t')) names.push_back(line.substr(0, line.find(':')));
  }
  return names;
}

void expect_well_formed(std::string const& bytes) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto const c = static_cast<unsigned char>(bytes[i]);
    ASSERT_TRUE(c < 0x80 && c != 0);
    ASSERT_TRUE(c != '\n' || bytes[i - 1] == '\r');
    ASSERT_TRUE(c != '\r' || bytes[i + 1] == '\n');
    column = c == '\n' ? 0 : column + 1;
    ASSERT_LE(column, 999U);
  }
}

TEST(Compose, ComesBackAsItWas) {
  auto const sent = reply();
  auto const bytes = compose(sent);
  expect_well_formed(bytes);
  auto const mail = parse(bytes);
  EXPECT_EQ(mail.message_id, sent.message_id);
  EXPECT_EQ(mail.date, sent.date);
  EXPECT_EQ(mail.from, sent.from);
  EXPECT_EQ(mail.to, std::vector{sent.to});
  EXPECT_EQ(mail.reply_to, std::vector{*sent.reply_to});
  EXPECT_EQ(mail.subject, sent.subject);
  EXPECT_EQ(mail.text, sent.text);
  EXPECT_EQ(mail.html, sent.html);
  EXPECT_EQ(mail.in_reply_to, sent.in_reply_to);
  EXPECT_EQ(mail.references, sent.references);
  ASSERT_EQ(mail.attachments.size(), 1U);
  EXPECT_EQ(mail.attachments[0].name, sent.attachments[0].name);
  EXPECT_EQ(mail.attachments[0].bytes, sent.attachments[0].bytes);
  EXPECT_EQ(mail.automatic, Automatic::kOwn);
  EXPECT_EQ(bytes.find("Auto-Submitted"), std::string::npos);
}

TEST(Compose, SaysWhenNobodyWroteIt) {
  auto mail = reply();
  mail.automatic = true;
  EXPECT_NE(compose(mail).find("\r\nAuto-Submitted: auto-replied\r\n"), std::string::npos);
  mail.in_reply_to.clear();
  EXPECT_NE(compose(mail).find("\r\nAuto-Submitted: auto-generated\r\n"), std::string::npos);
}

TEST(Compose, NoValueAddsAHeader) {
  auto const expected = field_names(compose(reply()));
  for (std::string const evil :
       {"a\r\nBcc: mallory@evil.example", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\r\n\r\nbody", "a\u2028X-Evil: 1",
        "a\u0085X-Evil: 1", "=?utf-8?Q?a=0D=0AX-Evil:_1?=", "\r\n .\r\n", "\"<>,;:\\"}) {
    auto mail = reply();
    mail.subject = evil;
    mail.from.name = evil;
    mail.to.name = evil;
    mail.reply_to->name = evil;
    mail.reply_to->address = evil + "@x.example";
    mail.cc = {};
    mail.attachments[0].name = evil;
    mail.attachments[0].media_type = "text/" + evil;
    mail.attachments[0].content_id = evil;
    mail.in_reply_to = {evil, "a@lipa.example"};
    mail.references = {"a@lipa.example", evil};
    auto const bytes = compose(mail);
    expect_well_formed(bytes);
    EXPECT_EQ(field_names(bytes), expected) << evil;
    auto const read = parse(bytes);
    EXPECT_EQ(read.to.size(), 1U) << evil;
    EXPECT_EQ(read.attachments.size(), 1U) << evil;
    EXPECT_EQ(read.text, mail.text) << evil;
  }
}

RC_GTEST_PROP(Compose, AnyTextComesBack, (std::string const& subject, std::string const& text)) {
  auto mail = reply();
  mail.subject = subject;
  mail.text = text;
  mail.attachments[0].name = subject;
  auto const bytes = compose(mail);
  RC_ASSERT(field_names(bytes) == field_names(compose(reply())));
  RC_ASSERT(parse(bytes).to.size() == 1U);
  RC_ASSERT(parse(bytes).attachments.at(0).bytes == mail.attachments[0].bytes);
}

TEST(Compose, AnImageInTheTextComesWithIt) {
  auto mail = reply();
  mail.html = "<p>Dobrý den <img src=\"cid:1.m1@hvezda.example\" alt=\"a\"></p>";
  mail.attachments.push_back({"obrázek.png", "image/png", "1.m1@hvezda.example", true, std::string("\x89PNG\0", 5)});
  auto const bytes = compose(mail);
  expect_well_formed(bytes);
  // The order of RFC 2387 and RFC 2046: files around the alternatives, images inside the HTML one.
  auto const mixed = bytes.find("multipart/mixed");
  auto const alternative = bytes.find("multipart/alternative");
  auto const related = bytes.find("multipart/related; type=\"text/html\"");
  auto const shown = bytes.find("Content-ID: <1.m1@hvezda.example>");
  auto const file = bytes.find("text/csv");
  EXPECT_TRUE(mixed < alternative && alternative < related && related < shown && shown < file && file < bytes.size())
      << bytes;
  auto const read = parse(bytes);
  EXPECT_EQ(read.html, mail.html);
  EXPECT_EQ(read.text, mail.text);
  ASSERT_EQ(read.attachments.size(), 2U);
  auto const image = std::ranges::find(read.attachments, std::string{"1.m1@hvezda.example"}, &Attachment::content_id);
  ASSERT_NE(image, read.attachments.end());
  EXPECT_TRUE(image->is_inline);
  EXPECT_EQ(image->bytes, mail.attachments[1].bytes);
  mail.attachments.erase(mail.attachments.begin());
  EXPECT_EQ(compose(mail).find("multipart/mixed"), std::string::npos) << "nothing but the image";
  mail.html.clear();
  EXPECT_EQ(parse(compose(mail)).attachments.size(), 1U) << "without HTML it is a file";
}

TEST(Compose, LongValuesAreCut) {
  auto mail = reply();
  mail.subject = std::string(1 << 20, 'x');
  mail.to.name = std::string(1 << 20, 'y');
  mail.attachments[0].name = std::string(1 << 20, 'z');
  auto const bytes = compose(mail);
  expect_well_formed(bytes);
  EXPECT_LT(bytes.size(), 20000U);
}

TEST(Address, OnlyWhatCanBeSentTo) {
  for (auto const* good : {"jana@lipa.example", "a.b+c@x.y.example", "root@localhost"})
    EXPECT_TRUE(is_sendable_address(good));
  for (auto const* bad : {"", "a", "@b.example", "a@", "a@b", "a b@c.example", "a@b.example\r\nX: y", "a@-b.example",
                          ".a@b.example", "a..b@c.example", "<a@b.example>", "a@b..example", "a@b.example."}) {
    EXPECT_FALSE(is_sendable_address(bad)) << bad;
  }
}

TEST(Markdown, BecomesSafeHtml) {
  EXPECT_EQ(markdown_to_html("**a** <b>x</b>"), "<p><strong>a</strong> &lt;b&gt;x&lt;/b&gt;</p>\n");
  EXPECT_EQ(markdown_to_html("`a < b`"), "<p><code>a &lt; b</code></p>\n");
  EXPECT_EQ(markdown_to_html("one\ntwo"), "<p>one<br />\ntwo</p>\n");
  EXPECT_NE(markdown_to_html("|a|b|\n|-|-|\n|1|2|").find("<table>"), std::string::npos);
  EXPECT_NE(markdown_to_html("[x](https://a.example)").find("href=\"https://a.example\""), std::string::npos);
  for (auto const* evil : {"[x](javascript:alert(1))", "[x](data:text/html,a)", "<script>alert(1)</script>",
                           "![x](https://a.example/i.png)", "<img src=x onerror=alert(1)>", "[x](vbscript:a)",
                           "<a href=\"javascript:a\">x</a>", "<javascript:alert(1)>"}) {
    auto const html = markdown_to_html(evil);
    for (auto const* word :
         {"<script", "href=\"javascript", "href=\"data", "href=\"vbscript", "<img src=\"http", "<img src=x"}) {
      EXPECT_EQ(html.find(word), std::string::npos) << html;
    }
  }
}

TEST(Markdown, ShowsOnlyImagesThatComeWithTheMail) {
  auto const image = [](std::string_view address) {
    return std::string{address == "a.png" ? "cid:1@x.example" : address == "b.png" ? "https://evil.example/b.png" : ""};
  };
  EXPECT_EQ(markdown_to_html("![A](a.png)", image), "<p><img src=\"cid:1@x.example\" alt=\"A\" /></p>\n");
  for (auto const* other : {"![B](b.png)", "![C](https://evil.example/c.png)", "![D](data:image/png;base64,AA==)",
                            "![E](cid:other@x.example)", "![F](javascript:alert(1))"}) {
    auto const html = markdown_to_html(other, image);
    EXPECT_NE(html.find("src=\"\""), std::string::npos) << html;
  }
  EXPECT_EQ(markdown_to_html("[A](a.png)", image).find("cid:"), std::string::npos) << "a link is no image";
}

}  // namespace
}  // namespace podpora::mail
