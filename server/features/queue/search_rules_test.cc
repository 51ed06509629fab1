#include "features/queue/search_rules.h"

#include <gmock/gmock.h>

namespace podpora::queue {
namespace {

using ::testing::ElementsAre;

std::vector<Term> terms(std::string_view text) {
  return parse_search(text, "query/q").value();
}

TEST(SearchRules, ReadsWordsPhrasesOperatorsAndTheirNegation) {
  EXPECT_THAT(
      terms("  outlook \"nelze odeslat\" -state:resolved customer:\"Pekárna Klas\""),
      ElementsAre(Term{.value = "outlook", .at = 3}, Term{.value = "nelze odeslat", .is_quoted = true, .at = 11},
                  Term{.field = "state", .value = "resolved", .is_negated = true, .at = 27},
                  Term{.field = "customer", .value = "Pekárna Klas", .is_quoted = true, .at = 43}));
  EXPECT_THAT(terms("-\"a b\" - x"), ElementsAre(Term{.value = "a b", .is_negated = true, .is_quoted = true, .at = 1},
                                                 Term{.value = "-", .at = 8}, Term{.value = "x", .at = 10}));
  EXPECT_THAT(terms("STATE:Open"), ElementsAre(Term{.field = "state", .value = "Open", .at = 1}));
}

TEST(SearchRules, AnAddressOrAWordWithAColonIsNoOperator) {
  EXPECT_THAT(terms("https://klas.example/x error: 10:30"),
              ElementsAre(Term{.value = "https://klas.example/x", .at = 1}, Term{.value = "error:", .at = 24},
                          Term{.value = "10:30", .at = 31}));
}

struct Wrong {
  std::string_view text;
  std::string code;
  std::int64_t at;
};

TEST(SearchRules, SaysWhatIsWrongAndWhere) {
  for (auto const& [text, code, at] :
       {Wrong{"š \"nelze", "search-quote", 3}, Wrong{"x state:", "search-empty", 3},
        Wrong{"state:\" \"", "search-empty", 1}, Wrong{"a -colour:red", "search-field", 3},
        Wrong{"customer:\"Klas", "search-quote", 10}}) {
    auto const error = parse_search(text, "query/q").error();
    ASSERT_EQ(error.fields.size(), 1U) << text;
    EXPECT_EQ(error.fields[0].pointer, "query/q");
    EXPECT_EQ(error.fields[0].code, code) << text;
    EXPECT_EQ(std::get<std::int64_t>(error.fields[0].args.back().value), at) << text;
  }
  std::string many;
  for (std::size_t i = 0; i <= kTermsMax; ++i) many += "a ";
  EXPECT_EQ(parse_search(many, "query/q").error().fields.at(0).code, "search-long");
}

TEST(SearchRules, ReadsStretchesAndDays) {
  EXPECT_EQ(parse_stretch("7d"), std::chrono::days{7});
  EXPECT_EQ(parse_stretch("90m"), std::chrono::minutes{90});
  for (auto const* text : {"d", "7", "-7d", "7 d", "7x", "9999999d"}) EXPECT_FALSE(parse_stretch(text)) << text;
  EXPECT_EQ(parse_day("2026-02-28"), std::chrono::sys_days{std::chrono::year{2026} / 2 / 28});
  for (auto const* text : {"2026-02-29", "2026-2-1", "26-02-01", "2026-13-01", "+026-01-01"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
  EXPECT_THAT(parts_of("a, b,,c"), ElementsAre("a", "b", "c"));
}

}  // namespace
}  // namespace podpora::queue
