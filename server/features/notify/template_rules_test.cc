#include "features/notify/template_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace podpora::notify {
namespace {

TEST(Template, FieldsAreFilledInOnce) {
  std::vector<Field> const fields{{"agent", "Anna {desk}\r\nBcc: a@b.example"}, {"desk", "Sever"}};
  EXPECT_EQ(fill_in("{agent}\n{desk}", fields), "Anna {desk}  Bcc: a@b.example\nSever");
  EXPECT_EQ(fill_in("a { b } {} {Desk} {desk", fields), "a { b } {} {Desk} {desk");
  EXPECT_EQ(fill_in("", fields), "");
}

TEST(Template, AnUnknownFieldIsNamed) {
  EXPECT_TRUE(check_fields("{agent} { } {}", {"agent"}, "/x").has_value());
  auto const error = check_fields("{agent}\nČau {passwd} {other}", {"agent"}, "/signatures/en").error();
  EXPECT_EQ(error.fields.at(0),
            (FieldError{"/signatures/en",
                        "unknown-field",
                        {{"field", std::string{"passwd"}}, {"line", std::int64_t{2}}, {"column", std::int64_t{5}}}}));
}

RC_GTEST_PROP(Template, TextWithoutFieldsStaysAsItIs, (std::string const& text)) {
  if (check_fields(text, {}, "/x").has_value()) RC_ASSERT(fill_in(text, {}) == text);
}

}  // namespace
}  // namespace podpora::notify
