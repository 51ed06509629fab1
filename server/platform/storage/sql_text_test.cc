#include "platform/storage/sql_text.h"

#include <gmock/gmock.h>

namespace podpora::storage {

namespace {

using ::testing::ElementsAre;

TEST(SqlText, NamesEachParameterOnce) {
  EXPECT_THAT(parse_sql("SELECT :b, :a_1 FROM t WHERE x = :b").names, ElementsAre("b", "a_1"));
}

TEST(SqlText, SeesNoParameterInQuotesCastsAndComments) {
  auto const check = [](std::string_view sql, std::string_view expected) {
    auto const text = parse_sql(sql);
    EXPECT_THAT(text.names, ElementsAre()) << sql;
    EXPECT_EQ(text.sql, expected);
  };
  check("SELECT ':a'", "SELECT ':a'");
  check("SELECT 'it''s :a'", "SELECT 'it''s :a'");
  check("SELECT \":a\"", "SELECT \":a\"");
  check("SELECT x::bigint", "SELECT x::bigint");
  check("SELECT 1 -- don't :a\n+ 1", "SELECT 1  \n+ 1");
  check("SELECT /* :a ' */ 1", "SELECT   1");
  check("SELECT '--', x", "SELECT '--', x");
  check("SELECT ' unended :a", "SELECT ' unended :a");
  check("SELECT 1 -- unended", "SELECT 1  ");
  check("SELECT a[1:2]", "SELECT a[1:2]");
}

TEST(SqlText, ReplacesEachAppearance) {
  int n = 0;
  auto const sql = replace_parameters("INSERT INTO t VALUES (:a, :b::text, ':a', :a)",
                                      [&](std::string_view) { return "@" + std::to_string(++n); });
  EXPECT_EQ(sql, "INSERT INTO t VALUES (@1, @2::text, ':a', @3)");
}

TEST(Script, EndsAStatementAtALineEnd) {
  EXPECT_THAT(
      split_script("-- why; and how\ncreate table a (x text);\n\ninsert into a values (';\n');  \ndrop table b"),
      ElementsAre("\ncreate table a (x text)", "\n\ninsert into a values (';\n')", "  \ndrop table b"));
  EXPECT_THAT(split_script("create trigger t begin delete from a; end;\n"),
              ElementsAre("create trigger t begin delete from a; end"));
  EXPECT_THAT(split_script("a; -- said\nb;"), ElementsAre("a", " \nb"));
  EXPECT_THAT(split_script("-- nothing\n\n"), ElementsAre());
}

}  // namespace

}  // namespace podpora::storage
