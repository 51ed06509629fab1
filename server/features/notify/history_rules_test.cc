#include "features/notify/history_rules.h"

#include "platform/mail/mail.h"

#include <gtest/gtest.h>

namespace podpora::notify {
namespace {

Time const kMorning = parse_rfc3339("2026-11-23T08:05:00Z").value();

std::string in(std::string_view language, std::vector<Said> const& said) {
  return quoted_history(said, {.language = language, .time_zone = "Europe/Prague"});
}

TEST(History, IsQuotedInTheReadersLanguage) {
  std::vector<Said> const said{{kMorning, "Anna", "Try **again**.\n\nAnna"}, {kMorning, "Jana", "Help\n> old"}};
  auto const english = in("en", said);
  EXPECT_TRUE(english.starts_with("On ")) << english;
  EXPECT_NE(english.find(", Anna wrote:\n> Try **again**.\n>\n> Anna\n\nOn "), std::string::npos) << english;
  EXPECT_NE(english.find(", Jana wrote:\n> Help\n>> old\n"), std::string::npos) << english;
  auto const czech = in("cs", said);
  EXPECT_TRUE(czech.starts_with("Dne 23. listopadu 2026")) << czech;
  EXPECT_NE(czech.find("Anna napsal(a):\n"), std::string::npos) << czech;
  EXPECT_NE(czech.find("9:05"), std::string::npos) << czech;
  EXPECT_EQ(in("en", {}), "");
}

/// What we send must come back as history when somebody answers above it.
TEST(History, IsRecognisedInAnAnswer) {
  for (auto const* language : {"en", "cs"}) {
    auto const parts = mail::split_reply("Still broken.\n\n" + in(language, {{kMorning, "Anna", "Try again."}}));
    EXPECT_EQ(parts.reply.find("Try again"), std::string::npos) << language;
    EXPECT_NE(parts.reply.find("Still broken."), std::string::npos) << language;
    EXPECT_NE(parts.quoted.find("Try again."), std::string::npos) << language;
  }
}

TEST(History, IsBounded) {
  std::string const line(100, 'x');
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += line + "\n";
  std::vector<Said> const said(50, {kMorning, std::string(100'000, 'n') + "\r\nBcc: a@b.example", text});
  auto const history = in("en", said);
  EXPECT_LT(history.size(), std::size_t{20 << 10});
  EXPECT_NE(history.find("> […]\n"), std::string::npos);
  EXPECT_EQ(history.find('\r'), std::string::npos);
}

TEST(History, AsHtmlIsEscaped) {
  auto const html = history_html(in("en", {{kMorning, "<b>Anna</b>", "<script>alert(1)</script>\n> \"&"}}));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;/script&gt;<br>"), std::string::npos) << html;
  EXPECT_NE(html.find("</blockquote>"), std::string::npos);
  EXPECT_EQ(history_html(""), "");
}

}  // namespace
}  // namespace podpora::notify
