#include "platform/http/wire.h"

#include "platform/http/call.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <gtest/gtest.h>

#include <algorithm>

namespace podpora::wire_test {

struct ThingTag {
  static constexpr std::string_view prefix = "thg";
};
using ThingId = Id<ThingTag>;

enum class Color { kRed, kDarkBlue };
BOOST_DESCRIBE_ENUM(Color, kRed, kDarkBlue)

struct Part {
  std::string name;
  std::optional<Color> color;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, color))

struct Thing {
  std::string body;
  bool urgent{false};
  std::int16_t count{0};
  double weight{0};
  ThingId id;
  Time at;
  Money price;
  Color color{Color::kRed};
  std::vector<Part> parts;
  std::map<std::string, std::string> labels;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (body, urgent, count, weight, id, at, price, color, parts, labels, note))
inline std::vector<http::FieldLimit> wire_limits(Thing const*) {
  return {{"body", {.min = 1, .max = 5}}, {"count", {.min = 0, .max = 10}}, {"parts", {.min = {}, .max = 2}}};
}

struct Change {
  http::Patch<std::string> name;
  http::Patch<Color> color;
};
BOOST_DESCRIBE_STRUCT(Change, (), (name, color))

struct Long {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Long, (), (text))

struct Filter {
  std::optional<Color> color;
  std::optional<std::int64_t> limit;
  std::optional<bool> open;
  std::vector<std::string> tag;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (color, limit, open, tag, text))

}  // namespace podpora::wire_test

namespace podpora::http {
namespace {

using namespace wire_test;

std::string const kId = to_text(ThingId{4711});

/// The good body with one member replaced (or added).
std::string thing_with(std::string const& name, std::string const& value) {
  auto json = *parse_json(R"({"body":"Žofie","urgent":true,"count":3,"weight":2,"id":")" + kId +
                          R"(","at":"2026-11-23T08:00:00Z","price":{"minor":-5,"currency":"CZK"},"color":"dark_blue",
                          "parts":[{"name":"a","color":null},{"name":"b"}],"labels":{"k":"v"}})");
  if (!name.empty()) json.set(name, *parse_json(value));
  return write_json(json);
}

/// `pointer code` of every wrong field.
template <class T>
std::string errors_of(Result<T> const& result) {
  if (!result.has_error()) return "";
  if (result.error().kind == ErrorCode::kMalformed) return result.error().code;
  std::string all;
  for (FieldError const& field : result.error().fields)
    all += (all.empty() ? "" : "; ") + field.pointer + ' ' + field.code;
  return all;
}

TEST(Wire, ReadsEveryKindOfMember) {
  auto const thing = read_json<Thing>(thing_with("", ""));
  ASSERT_EQ(errors_of(thing), "");
  EXPECT_EQ(thing->body, "Žofie");
  EXPECT_EQ(thing->id, ThingId{4711});
  EXPECT_EQ(thing->at, parse_rfc3339("2026-11-23T08:00:00Z"));
  EXPECT_EQ(thing->price, (Money{-5, "CZK"}));
  EXPECT_EQ(thing->color, Color::kDarkBlue);
  EXPECT_EQ(thing->parts.size(), 2U);
  EXPECT_EQ(thing->labels.at("k"), "v");
  EXPECT_FALSE(thing->note.has_value());
}

TEST(Wire, WritesWhatItReads) {
  auto const thing = read_json<Thing>(thing_with("", ""));
  EXPECT_EQ(to_json(*thing), R"({"body":"Žofie","urgent":true,"count":3,"weight":2,"id":")" + kId +
                                 R"(","at":"2026-11-23T08:00:00Z","price":{"minor":-5,"currency":"CZK"},)"
                                 R"("color":"dark_blue","parts":[{"name":"a","color":null},{"name":"b","color":null}],)"
                                 R"("labels":{"k":"v"},"note":null})");
}

struct Case {
  char const* member;
  char const* value;
  char const* errors;
};

TEST(Wire, NamesEveryWrongField) {
  for (Case const& c : std::initializer_list<Case>{
           {"body", "7", "/body type"},
           {"body", "\"\"", "/body empty"},
           {"body", "\"123456\"", "/body too-long"},
           {"body", "\"a\\u0000\"", "/body nul"},
           {"body", "null", "/body type"},
           {"urgent", "1", "/urgent type"},
           {"urgent", "\"true\"", "/urgent type"},
           {"count", "11", "/count range"},
           {"count", "-1", "/count range"},
           {"count", "1.5", "/count type"},
           {"count", "2.0", ""},
           {"count", "99999999999999999999", "/count range"},
           {"weight", "\"1\"", "/weight type"},
           {"id", "\"tkt_0000000000001\"", "/id id"},
           {"id", "4711", "/id id"},
           {"at", "\"yesterday\"", "/at time"},
           {"at", "\"2026-02-30T00:00:00Z\"", "/at time"},
           {"price", "{\"minor\":1}", "/price/currency required"},
           {"price", "{\"minor\":1,\"currency\":\"czk\"}", "/price/currency currency"},
           {"price", "{\"minor\":1,\"currency\":\"CZK\",\"x\":1}", "/price/x unknown"},
           {"price", "5", "/price type"},
           {"color", "\"kRed\"", "/color enum"},
           {"color", "3", "/color enum"},
           {"parts", "{}", "/parts type"},
           {"parts", "[{\"name\":\"a\"},{\"name\":1,\"color\":\"pink\"}]", "/parts/1/name type; /parts/1/color enum"},
           {"parts", "[{},{},{}]", "/parts too-many"},
           {"parts", "[{\"name\":\"a\",\"name\":\"b\"}]", "/parts/0/name duplicate"},
           {"labels", "{\"a/b~c\":1}", "/labels/a~1b~0c type"},
           {"labels", "{\"k\":\"1\",\"k\":\"2\"}", "/labels/k duplicate"},
           {"note", "null", ""},
           {"note", "[]", "/note type"},
           {"__proto__", "{}", "/__proto__ unknown"},
       })
    EXPECT_EQ(errors_of(read_json<Thing>(thing_with(c.member, c.value))), c.errors) << c.member << ' ' << c.value;
}

TEST(Wire, ReportsAllAtOnce) {
  EXPECT_EQ(errors_of(read_json<Part>(R"({"color":"pink","x":1,"color":"red"})")),
            "/x unknown; /color duplicate; /name required; /color enum");
  EXPECT_EQ(errors_of(read_json<Part>("")), "/name required");
  EXPECT_EQ(errors_of(read_json<Part>("[]")), " type");
  EXPECT_EQ(errors_of(read_json<Part>("{")), "malformed-json");
}

TEST(Wire, KeepsAHundredErrors) {
  std::string body = "{";
  for (int i = 0; i < 5000; ++i) body += "\"u" + std::to_string(i) + "\":0,";
  auto const part = read_json<Part>(body + "\"name\":\"x\"}");
  ASSERT_TRUE(part.has_error());
  EXPECT_EQ(part.error().fields.size(), 100U);
}

TEST(Wire, CountsCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "ž";
  EXPECT_EQ(errors_of(read_json<Long>("{\"text\":\"" + text + "\"}")), "");
  EXPECT_EQ(errors_of(read_json<Long>("{\"text\":\"" + text + "x\"}")), "/text too-long");
}

TEST(Wire, PatchTellsAbsentFromNull) {
  auto const change = read_json<Change>(R"({"name":null})");
  ASSERT_EQ(errors_of(change), "");
  EXPECT_EQ(change->name.state, Patch<std::string>::State::kNull);
  EXPECT_FALSE(change->color.present());
  auto const other = read_json<Change>(R"({"color":"red","name":"x"})");
  EXPECT_EQ(other->name.value, "x");
  EXPECT_EQ(other->color.value, Color::kRed);
  EXPECT_EQ(to_json(*change), R"({"name":null})");
  EXPECT_EQ(errors_of(read_json<Change>(R"({"color":"pink"})")), "/color enum");
}

TEST(Wire, ReadsQueries) {
  using Query = std::multimap<std::string, std::string>;
  auto const read = [](Query const& query) { return read_query<Filter>(query); };
  auto const good =
      read({{"color", "red"}, {"limit", "50"}, {"open", "true"}, {"tag", "a"}, {"tag", "b"}, {"text", "5"}});
  ASSERT_EQ(errors_of(good), "");
  EXPECT_EQ(good->limit, 50);
  EXPECT_EQ(good->open, true);
  EXPECT_EQ(good->tag, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(good->text, "5");
  EXPECT_EQ(errors_of(read({{"color", ""}, {"text", "x"}, {"tag", "a"}})), "");
  EXPECT_EQ(errors_of(read({{"color", "pink"}, {"limit", "5x"}, {"open", "1"}, {"tag", "a"}})),
            "query/color enum; query/limit type; query/open type; query/text required");
  EXPECT_EQ(errors_of(read({{"limit", "1"}, {"limit", "2"}, {"sort", "x"}, {"text", "x"}, {"tag", "a"}})),
            "query/limit duplicate; query/sort unknown");
  EXPECT_EQ(errors_of(read({{"text", std::string{"a\0b", 3}}, {"tag", "\xff"}})), "query/tag/0 utf8; query/text nul");
}

TEST(Wire, PageHasItemsAndNext) {
  EXPECT_EQ(to_json(Page<Part>{{Part{"a", {}}}, "c1"}), R"({"items":[{"name":"a","color":null}],"next":"c1"})");
  EXPECT_EQ(to_json(Page<Part>{}), R"({"items":[],"next":null})");
}

}  // namespace
}  // namespace podpora::http
