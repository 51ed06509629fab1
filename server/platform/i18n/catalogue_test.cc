#include "platform/i18n/catalogue.h"

#include "platform/base/embedded.h"
#include "platform/i18n/message_format.h"
#include "platform/i18n/po.h"

#include <gtest/gtest.h>

namespace podpora::i18n {
namespace {

auto messages(char const* language) {
  return parse_po(*embedded_file(std::string{"i18n/"} + language + ".po"));
}

TEST(Catalogue, BothLanguagesHaveTheSameMessages) {
  auto const english = messages("en");
  auto const czech = messages("cs");
  EXPECT_GT(english.size(), 50U);
  for (auto const& [id, text] : english) EXPECT_TRUE(czech.contains(id)) << "no Czech for " << id;
  for (auto const& [id, text] : czech) EXPECT_TRUE(english.contains(id)) << "no English for " << id;
}

TEST(Catalogue, BothLanguagesTakeTheSameArguments) {
  auto const czech = messages("cs");
  for (auto const& [id, text] : messages("en")) {
    EXPECT_FALSE(text.empty()) << id;
    auto const other = czech.find(id);
    if (other == czech.end()) continue;
    EXPECT_NO_THROW(EXPECT_EQ(argument_names("en", text), argument_names("cs", other->second)) << id) << id;
  }
}

TEST(Catalogue, NoTextShowsTheSignsOfALineBreak) {
  for (auto const* language : {"en", "cs"}) {
    for (auto const& [id, text] : messages(language)) EXPECT_EQ(text.find("\\n"), std::string::npos) << id;
  }
}

TEST(Catalogue, ChoosesPluralForms) {
  auto const too_long = [](char const* language, std::int64_t max) {
    return text(language, "field.too-long", {{"max", max}});
  };
  EXPECT_EQ(too_long("en", 1), "Must have at most 1 character.");
  EXPECT_EQ(too_long("en", 5), "Must have at most 5 characters.");
  EXPECT_EQ(too_long("cs", 1), "Smí mít nejvýše 1 znak.");
  EXPECT_EQ(too_long("cs", 3), "Smí mít nejvýše 3 znaky.");
  EXPECT_EQ(too_long("cs", 5), "Smí mít nejvýše 5 znaků.");
}

TEST(Catalogue, GivesTheIdOrThePatternRatherThanNothing) {
  EXPECT_EQ(text("en", "no.such"), "no.such");
  EXPECT_FALSE(has_text("en", "no.such"));
  EXPECT_TRUE(has_text("cs", "problem.internal"));
  EXPECT_EQ(format_message("en", "{broken", {}), "{broken");
}

TEST(Catalogue, LeavesHostileArgumentsAlone) {
  EXPECT_EQ(format_message("en", "Hello {name}", {{"name", "{x} ${y} <%= z %> 'q'"}}), "Hello {x} ${y} <%= z %> 'q'");
}

TEST(Negotiate, TakesTheBestOfOurs) {
  struct Case {
    char const* header;
    char const* language;
  };
  for (Case const& c :
       {Case{"", "en"}, Case{"cs", "cs"}, Case{"cs-CZ,cs;q=0.9,en;q=0.8", "cs"}, Case{"de,en;q=0.5,cs;q=0.4", "en"},
        Case{"de, fr", "en"}, Case{"CS;q=0.2", "cs"}, Case{"cs;q=0", "en"}, Case{",,;q=,=", "en"}})
    EXPECT_EQ(negotiate(c.header), c.language) << c.header;
  EXPECT_EQ(negotiate("de", "cs"), "cs");
  EXPECT_EQ(negotiate("en", "cs"), "en");
}

TEST(Format, WritesTimesInTheZone) {
  auto const time = *parse_rfc3339("2026-11-23T08:05:00Z");
  EXPECT_EQ(format_time("cs", time, "Europe/Prague"), "23. listopadu 2026 v 9:05");
  EXPECT_EQ(format_time("en", time, "Europe/Prague"), "23 November 2026 at 09:05");
}

TEST(Format, WritesMoneyExactly) {
  EXPECT_EQ(format_money("cs", {120000, "CZK"}), "1\u00a0200,00\u00a0Kč");
  EXPECT_EQ(format_money("en", {120000, "CZK"}), "CZK\u00a01,200.00");
  EXPECT_EQ(format_money("en", {-5, "EUR"}), "-€0.05");
  EXPECT_EQ(format_money("en", {1234, "JPY"}), "JP¥1,234");
  EXPECT_EQ(format_money("en", {9007199254740993, "EUR"}), "€90,071,992,547,409.93");
}

TEST(Format, WritesMinutes) {
  EXPECT_EQ(format_minutes("en", 90), "1 h 30 min");
  EXPECT_EQ(format_minutes("cs", 45), "45 min");
  EXPECT_EQ(format_minutes("cs", 120), "2 h");
}

TEST(Po, ReadsContinuedAndEscapedTexts) {
  auto const read = parse_po(
      "# note\nmsgid \"\"\nmsgstr \"\"\n\"Language: cs\\n\"\n\nmsgid \"a\"\nmsgstr \"x \\\"y\\\"\"\n\" z\\n\"\n");
  EXPECT_EQ(read, (decltype(read){{"a", "x \"y\" z\n"}}));
}

TEST(Po, NamesTheBrokenLine) {
  auto const error_of = [](char const* text) -> std::string {
    try {
      parse_po(text);
    } catch (std::runtime_error const& e) {
      return e.what();
    }
    return "";
  };
  EXPECT_EQ(error_of("msgid \"a\"\nmsgstr x\n"), "catalogue line 2: a quoted text was expected");
  EXPECT_EQ(error_of("msgid \"a\"\nmsgstr \"x\"\nmsgid \"a\"\nmsgstr \"y\"\n"),
            "catalogue line 0: an id that was there before");
}

}  // namespace
}  // namespace podpora::i18n
