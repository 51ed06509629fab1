#include "platform/http/json.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace podpora::http {
namespace {

std::string code_of(std::string_view text) {
  auto const json = parse_json(text);
  return json.has_error() ? json.error().code : "";
}

TEST(Json, KeepsOrderAndDuplicates) {
  auto const json = parse_json(R"({"b":1,"a":[true,null,"x",-2.5],"b":2})");
  ASSERT_TRUE(json.has_value());
  EXPECT_EQ(write_json(*json), R"({"b":1,"a":[true,null,"x",-2.5],"b":2})");
}

TEST(Json, SaysWhereItIsBroken) {
  auto const json = parse_json("{\n  \"a\": 1,\n  oops\n}");
  ASSERT_TRUE(json.has_error());
  EXPECT_EQ(json.error().kind, ErrorCode::kMalformed);
  EXPECT_EQ(json.error().code, "malformed-json");
  EXPECT_EQ(json.error().args, (TextArgs{{"line", std::int64_t{3}}, {"column", std::int64_t{3}}}));
}

TEST(Json, HasLimits) {
  EXPECT_EQ(code_of(std::string(32, '[') + std::string(32, ']')), "");
  EXPECT_EQ(code_of(std::string(33, '[') + std::string(33, ']')), "json-too-deep");
  std::string many = "[";
  for (std::size_t i = 0; i < kJsonValuesMax + 1; ++i) many += "1,";
  EXPECT_EQ(code_of(many + "1]"), "json-too-large");
}

TEST(Json, RefusesWhatIsNoText) {
  EXPECT_EQ(code_of(""), "malformed-json");
  EXPECT_EQ(code_of("\"\xff\""), "malformed-json");
  EXPECT_EQ(code_of("{} {}"), "malformed-json");
  EXPECT_EQ(code_of("\xef\xbb\xbf{}"), "malformed-json");
}

TEST(Json, WritesControlsAndNumbers) {
  EXPECT_EQ(write_json(Json{std::string{"a\"\\\n\t\r\x01\0é", 10}}), "\"a\\\"\\\\\\n\\t\\r\\u0001\\u0000é\"");
  EXPECT_EQ(write_json(Json{0.1}), "0.1");
  EXPECT_EQ(write_json(Json{1e300 * 1e300}), "null");
  EXPECT_EQ(write_json(Json{INT64_MIN}), "-9223372036854775808");
}

TEST(Json, WritesPretty) {
  EXPECT_EQ(write_json_pretty(Json::object().set("a", Json::List{1, 2}).set("b", Json::object())),
            "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}\n");
}

/// A few of our own for each class; the public suite follows.
TEST(Json, RefusesLooseSyntax) {
  for (char const* const text :
       {"[1,]", "{a:1}", "{'a':1}", "[01]", "[1.]", "[NaN]", "// x\n1", "[\"\t\"]", "[1 2]", "nul"})
    EXPECT_EQ(code_of(text), "malformed-json") << text;
}

TEST(Json, AgreesWithJsonTestSuite) {
  char const* const given = std::getenv("PODPORA_CORPORA");
  std::filesystem::path const folder = std::filesystem::path{given == nullptr ? "../shared/corpora" : given} / "json";
  if (!std::filesystem::exists(folder)) {
    std::cout << "corpora/json is absent: 318 cases did not run\n";
    GTEST_SKIP();
  }
  int cases = 0;
  for (auto const& entry : std::filesystem::directory_iterator{folder}) {
    std::ifstream file{entry.path(), std::ios::binary};
    std::stringstream content;
    content << file.rdbuf();
    auto const name = entry.path().filename().string();
    bool const good = parse_json(content.str()).has_value();
    bool const free = name.starts_with("i_");
    EXPECT_TRUE(free || good == name.starts_with("y_")) << name;
    ++cases;
  }
  EXPECT_EQ(cases, 318);
}

}  // namespace
}  // namespace podpora::http
