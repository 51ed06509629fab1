#include "features/tickets/placeholder_rules.h"

#include <gmock/gmock.h>

namespace podpora::tickets {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PlaceholderValues const kValues{
    {"customer.name", "Pekárna Klas s.r.o."}, {"contact.name", "Jana"}, {"agent.name", " "}};

TEST(Placeholders, AreFilledOnceAndOnlyWhereSomethingIsKnown) {
  struct Case {
    std::string text;
    std::string filled;
  };
  std::vector<Case> const cases{
      {"Dobrý den, {{contact.name}}", "Dobrý den, Jana"},
      {"{{contact.name}}{{contact.name}}", "JanaJana"},
      {"{{customer.name}}: {{agent.name}}", "Pekárna Klas s.r.o.: {{agent.name}}"},
      {"{{?order number}}", "{{?order number}}"},
      {"{{ contact.name }} and {contact.name}", "{{ contact.name }} and {contact.name}"},
      {"{{{contact.name}}}", "{Jana}"},
      {"{{contact.name", "{{contact.name"},
      {"", ""},
  };
  for (auto const& [text, filled] : cases) EXPECT_EQ(fill_placeholders(text, kValues), filled) << text;
}

TEST(Placeholders, AValueIsOnlyItsWords) {
  auto const filled = [](std::string value) {
    return fill_placeholders("{{contact.name}}", {{"contact.name", std::move(value)}});
  };
  EXPECT_EQ(filled("[Click](https://evil.example)"), R"(\[Click\](https://evil.example))");
  EXPECT_EQ(filled("# Jana\n* Nová"), R"(\# Jana \* Nová)");
  EXPECT_EQ(filled("- Jana"), R"(\- Jana)");
  EXPECT_EQ(filled("https://desk.example/tkt_0s_x"), "https://desk.example/tkt_0s_x");
  EXPECT_EQ(filled("_so_ it"), R"(\_so\_ it)");
  EXPECT_EQ(filled("{{agent.name}}"), "{{agent.name}}") << "a value is not searched again";
  EXPECT_EQ(filled("B&B s.r.o. (Praha)"), "B&B s.r.o. (Praha)") << "what people read stays readable";
}

TEST(Placeholders, WhatIsLeftIsNamedInOrder) {
  EXPECT_THAT(unfilled("Hi {{contact.name}}, {{?order number}} {{ code }} {{user.id}}"),
              ElementsAre("{{contact.name}}", "{{?order number}}"));
  EXPECT_THAT(unfilled("nothing {{?}} {{?two\nlines}}"), IsEmpty());
  auto const left = check_filled("x {{?when}}", "/body").error().fields.at(0);
  EXPECT_EQ(left, (FieldError{"/body", "placeholder-left", {{"field", "{{?when}}"}}}));
  EXPECT_FALSE(check_filled("x {{user.id}}", "/body").has_error());
}

TEST(Placeholders, ANameThatNothingStandsForIsSaidWithItsPlace) {
  auto const wrong = check_placeholders("Dobrý den,\nžluť {{contact.nmae}}", "/texts/cs").error().fields.at(0);
  EXPECT_EQ(wrong,
            (FieldError{"/texts/cs",
                        "unknown-placeholder",
                        {{"field", "{{contact.nmae}}"}, {"line", std::int64_t{2}}, {"column", std::int64_t{6}}}}));
  for (auto const name : placeholder_names()) {
    EXPECT_FALSE(check_placeholders("{{" + std::string{name} + "}}", "/texts/cs").has_error()) << name;
  }
  EXPECT_FALSE(check_placeholders("{{?what you like}} {{ jinja }}", "/texts/cs").has_error());
}

}  // namespace
}  // namespace podpora::tickets
