#include "features/insight/sentence.h"

#include "features/rulebook/rulebooks.h"
#include "platform/base/enum_text.h"

#include <gmock/gmock.h>

namespace podpora::insight {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string say(std::string const& language, RuleCode rule, std::string const& service, Evidence const& evidence) {
  static rulebook::Rulebooks const rules;
  return Words(rules.base(), *parse_rfc3339("2026-11-23T08:00:00Z"), language).sentence(rule, service, evidence);
}

TEST(Sentence, names_services_and_counts_in_the_forms_of_the_language) {
  Evidence const five{.numbers = {{"count", 5}, {"days", 90}}};
  EXPECT_THAT(say("en", RuleCode::kRepeatedHowTo, "azure", five), HasSubstr("5 questions"));
  EXPECT_THAT(say("cs", RuleCode::kRepeatedHowTo, "azure", five), HasSubstr("5 dotazů"));
  Evidence const two{.numbers = {{"count", 2}, {"days", 90}}};
  EXPECT_THAT(say("cs", RuleCode::kAskedNotHeld, "dynamics_365", two), HasSubstr("2 požadavky"));
  EXPECT_THAT(say("cs", RuleCode::kAskedNotHeld, "dynamics_365", two), HasSubstr("Dynamics 365"));
}

TEST(Sentence, names_causes_and_writes_days_as_people_do) {
  Evidence const people{.numbers = {{"people", 3}, {"count", 4}, {"days", 90}}, .words = {{"cause", "network"}}};
  EXPECT_THAT(say("cs", RuleCode::kOneCauseManyUsers, "", people), HasSubstr("Vlastní síť zákazníka"));
  Evidence const ends{.numbers = {{"quantity", 3}},
                      .words = {{"product_en", "Old"}, {"product_cs", "Starý"}, {"date", "2027-01-12"}}};
  EXPECT_THAT(say("en", RuleCode::kEndOfSupport, "on_premises", ends), HasSubstr("Old ends on January 12, 2027"));
  EXPECT_THAT(say("cs", RuleCode::kEndOfSupport, "on_premises", ends), HasSubstr("Starý končí 12. ledna 2027"));
}

TEST(Sentence, every_rule_says_something_in_both_languages_without_holes) {
  Evidence evidence;
  for (auto const* name : {"count", "days", "people", "percent", "drawn_minutes", "available_minutes", "before", "now",
                           "idle", "quantity"}) {
    evidence.numbers[name] = 5;
  }
  for (auto const* word : {"cause", "subscription", "product_en", "product_cs", "role"}) evidence.words[word] = "Seats";
  evidence.words["date"] = "2027-01-12";
  for (auto const& rule : shipped_rules()) {
    for (auto const* language : {"en", "cs"}) {
      auto const text = say(language, rule.code, "azure", evidence);
      EXPECT_THAT(text, Not(HasSubstr("{"))) << to_text(rule.code);
      EXPECT_THAT(text, Not(HasSubstr("signal."))) << to_text(rule.code);
      EXPECT_GT(text.size(), 20U) << text;
    }
  }
}

}  // namespace
}  // namespace podpora::insight
