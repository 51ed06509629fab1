#include "features/notify/outgoing_rules.h"

#include "features/notify/templates.h"
#include "platform/mail/mail.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

namespace podpora::notify {
namespace {

/// The names of the header fields, in order.
std::vector<std::string> field_names(std::string const& bytes) {
  std::vector<std::string> names;
  std::istringstream lines(bytes.substr(0, bytes.find("\r\n\r\n")));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(' ') && !line.starts_with('\t')) names.push_back(line.substr(0, line.find(':')));
  }
  return names;
}

OutboxMail row(Rendered const& words) {
  return {.purpose = Purpose::kNotice,
          .recipient = "jana@lipa.example",
          .recipient_name = "Jana",
          .sender = "podpora@hvezda.example",
          .sender_name = "Podpora",
          .reply_address = "podpora+t1@hvezda.example",
          .message_id = "m1@hvezda.example",
          .earlier_ids = "a@lipa.example",
          .subject = words.subject,
          .body = words.body,
          .markup = words.markup};
}

std::string bytes_of(Rendered const& words) {
  return mail::compose(outgoing(row(words), {}));
}

/// Words that would be headers, or Markdown, if anybody took them so.
rc::Gen<std::string> evil() {
  return rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                        rc::gen::element<std::string>(
                            "a\r\nBcc: mallory@evil.example", "\nX-Evil: 1\n\n", "\r\n\r\n.\r\n", "{subject}",
                            "=?utf-8?Q?a=0D=0ABcc:_x?=", "a\u2028Bcc: x", "a\u0085Bcc: x", "[x](https://evil.example)",
                            "<https://evil.example>", "# Big", "![x](https://evil.example/x.png)", "\0Bcc: x"));
}

void no_header_is_added(TemplateText const& text, MailFacts const& facts) {
  static auto const expected = field_names(bytes_of({"a", "b", "b"}));
  for (auto const& shape : template_shapes()) {
    auto const bytes = bytes_of(render(text, fields_of(shape.kind, facts)));
    RC_ASSERT(field_names(bytes) == expected);
    auto const read = mail::parse(bytes);
    RC_ASSERT(read.to.size() == 1U);
    RC_ASSERT(read.to[0].address == "jana@lipa.example");
    RC_ASSERT(read.cc.empty());
    RC_ASSERT(read.from.address == "podpora@hvezda.example");
    RC_ASSERT(read.attachments.empty());
    RC_ASSERT(read.subject.find('\n') == std::string::npos);
  }
}

/// Whatever a desk writes as its words and whatever anybody is called: the mail has the headers that were meant.
RC_GTEST_PROP(Outgoing, NoFieldAndNoTemplateAddsAHeader, ()) {
  auto const value = [] { return *evil(); };
  MailFacts const facts{.number = 1,
                        .subject = value(),
                        .contact = value(),
                        .agent = value(),
                        .desk = value(),
                        .message = value(),
                        .signature = value(),
                        .promises = value(),
                        .link = value(),
                        .recipient = value(),
                        .detail = value()};
  no_header_is_added({value() + "{subject}{contact}{agent}{desk}{recipient}{detail}" + value(),
                      value() + "{subject}{contact}{message}{signature}{promises}{link}{detail}" + value()},
                     facts);
}

RC_GTEST_PROP(Outgoing, ALineOfSomebodyElseStaysWords, ()) {
  auto const words = *evil();
  auto const html = mail::markdown_to_html(render({"a", "Dear {contact},\n\n{contact}"}, {{"contact", words}}).markup);
  for (auto const* tag : {"<a href=\"https", "<h1", "<img", "<ul", "<pre", "<blockquote"}) {
    RC_ASSERT(html.find(tag) == std::string::npos);
  }
}

TEST(Outgoing, AnImageIsShownWhereItIsNamed) {
  auto mail = row({"a", "See ![the error](error.png) and ![x](notes.txt) and ![y](https://evil.example/y.png)", ""});
  std::vector<mail::Attachment> const files{{"notes.txt", "text/plain", "", false, "notes"},
                                            {"error.png", "image/png", "", false, "png"},
                                            {"other.png", "image/png", "", false, "png"},
                                            {"vector.svg", "image/svg+xml", "", false, "<svg/>"}};
  auto const out = outgoing(mail, files);
  EXPECT_NE(out.html.find("<img src=\"cid:2.m1@hvezda.example\" alt=\"the error\" />"), std::string::npos) << out.html;
  EXPECT_EQ(out.html.find("evil.example"), std::string::npos);
  EXPECT_FALSE(out.attachments[0].is_inline);
  EXPECT_TRUE(out.attachments[1].is_inline);
  EXPECT_FALSE(out.attachments[2].is_inline);
  mail.body = "![v](vector.svg)";
  EXPECT_FALSE(outgoing(mail, files).attachments[3].is_inline) << "a picture that may run scripts is a file";
  EXPECT_EQ(mail::compose(outgoing(mail, files)), mail::compose(outgoing(mail, files))) << "the same on every try";
}

TEST(Outgoing, ANoticeSaysThatNobodyWroteIt) {
  EXPECT_TRUE(outgoing({.purpose = Purpose::kNotice}, {}).automatic);
  EXPECT_TRUE(outgoing({.purpose = Purpose::kAcknowledgement}, {}).automatic);
  EXPECT_FALSE(outgoing({.purpose = Purpose::kReply}, {}).automatic);
}

}  // namespace
}  // namespace podpora::notify
