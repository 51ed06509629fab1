#include "platform/base/clock.h"
#include "platform/base/embedded.h"
#include "platform/base/enum_text.h"
#include "platform/base/fault.h"
#include "platform/base/html.h"
#include "platform/base/id.h"
#include "platform/base/random.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <csignal>
#include <cstdlib>
#include <set>
#include <thread>

namespace podpora {

namespace {

TEST(IdText, IsThirteenCharactersAfterThePrefix) {
  EXPECT_EQ(to_text(DeskId{1}), "dsk_0000000000001");
  EXPECT_EQ(to_text(DeskId{INT64_MAX}), "dsk_7zzzzzzzzzzzz");
}

TEST(IdText, ReadsBackEveryId) {
  EXPECT_TRUE(rc::check([](std::int64_t bits) {
    auto const value = bits & INT64_MAX;
    RC_PRE(value > 0);
    RC_ASSERT(decode_id("tkt", encode_id("tkt", value)) == value);
  }));
}

TEST(IdText, AcceptsOneSpellingOnly) {
  EXPECT_TRUE(rc::check([](std::string const& tail) {
    auto const text = "tkt_" + tail;
    auto const value = decode_id("tkt", text);
    if (value) RC_ASSERT(encode_id("tkt", *value) == text);
  }));
  auto const refused = {"",
                        "dsk_",
                        "dsk_0000000000000",
                        "per_0000000000001",
                        "dsk_000000000000",
                        "dsk_00000000000001",
                        "dsk_000000000000A",
                        "dsk_000000000000o",
                        "dsk_8000000000000",
                        "dsk_zzzzzzzzzzzzz",
                        "dsk-0000000000001",
                        " dsk_000000000001"};
  for (auto const* text : refused) EXPECT_EQ(parse_id<DeskTag>(text), std::nullopt) << text;
}

TEST(IdSource, GrowsAlsoWhenTheClockIsSetBack) {
  ManualClock clock(*parse_rfc3339("2026-11-23T08:00:00Z"));
  auto const random = make_seeded_random(7);
  IdSource ids(clock, *random);
  auto last = ids.next();
  for (auto const step : {0, 1, -3'600'000, 5, 0, 3'700'000}) {
    clock.advance(std::chrono::milliseconds{step});
    auto const id = ids.next();
    EXPECT_GT(id, last);
    last = id;
  }
  auto const since = clock.now() - *parse_rfc3339("2020-01-01T00:00:00Z");
  EXPECT_EQ(last >> 22, std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

TEST(IdSource, GivesEachThreadItsOwn) {
  SystemClock const clock;
  auto const random = make_system_random();
  IdSource ids(clock, *random);
  std::array<std::vector<std::int64_t>, 4> made;
  {
    std::vector<std::jthread> threads;
    for (auto& mine : made) {
      threads.emplace_back([&] {
        for (int i = 0; i < 2000; ++i) mine.push_back(ids.next());
      });
    }
  }
  std::set<std::int64_t> all;
  for (auto const& mine : made) all.insert(mine.begin(), mine.end());
  EXPECT_EQ(all.size(), 8000U);
}

TEST(Random, TheSameSeedGivesTheSameStream) {
  EXPECT_EQ(random_token(*make_seeded_random(1)), random_token(*make_seeded_random(1)));
  EXPECT_NE(random_token(*make_seeded_random(1)), random_token(*make_seeded_random(2)));
}

TEST(Random, ATokenIs43CharactersOfBase64Url) {
  auto const token = random_token(*make_system_random());
  EXPECT_THAT(token, ::testing::MatchesRegex("[-_A-Za-z0-9]{43}"));
  EXPECT_NE(token, random_token(*make_system_random()));
}

TEST(Rfc3339, Reads) {
  auto const check = [](std::string_view text, std::string const& expected) {
    auto const time = parse_rfc3339(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(to_rfc3339(*time), expected) << text;
  };
  check("2026-11-22T08:00:00Z", "2026-11-22T08:00:00Z");
  check("2026-11-22t08:00:00z", "2026-11-22T08:00:00Z");
  check("2026-11-22T08:00:00.5Z", "2026-11-22T08:00:00.5Z");
  check("2026-11-22T08:00:00.123456789Z", "2026-11-22T08:00:00.123456Z");
  check("2026-11-22T08:00:00+01:00", "2026-11-22T07:00:00Z");
  check("2026-11-22T08:00:00-09:30", "2026-11-22T17:30:00Z");
  check("2026-01-01T00:30:00+14:00", "2025-12-31T10:30:00Z");
  check("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z");
  check("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z");
  check("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
}

TEST(Rfc3339, Refuses) {
  auto const refused = {"",
                        "2026-11-22",
                        "2026-11-22T08:00:00",
                        "2026-11-22T08:00Z",
                        "2026-11-22 08:00:00Z",
                        "2026-02-29T08:00:00Z",
                        "2026-13-01T08:00:00Z",
                        "2026-11-22T24:00:00Z",
                        "2026-11-22T08:60:00Z",
                        "2026-11-22T08:00:61Z",
                        "2026-11-22T08:00:00.Z",
                        "2026-11-22T08:00:00+0100",
                        "2026-11-22T08:00:00+24:00",
                        "2026-11-22T08:00:00Zx",
                        "+2026-11-22T08:00:00Z"};
  for (auto const* text : refused) EXPECT_EQ(parse_rfc3339(text), std::nullopt) << text;
}

enum class Kind { kBreakFix, kA, kM365 };
BOOST_DESCRIBE_ENUM(Kind, kBreakFix, kA, kM365)

TEST(EscapeHtml, LeavesNoMarkupAndEndsNoAttribute) {
  EXPECT_EQ(escape_html("<a href=\"x\" b='y'>&"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
  EXPECT_EQ(escape_html("&amp; žluť\n"), "&amp;amp; žluť\n");
  EXPECT_EQ(escape_html(""), "");
}

TEST(EnumText, NamesAreSnakeCaseAndReadBack) {
  EXPECT_THAT(enum_names<Kind>(), ::testing::ElementsAre("break_fix", "A", "m365"));
  EXPECT_EQ(to_text(Kind::kBreakFix), "break_fix");
  EXPECT_EQ(parse_enum<Kind>("A"), Kind::kA);
  EXPECT_EQ(parse_enum<Kind>("BreakFix"), std::nullopt);
  EXPECT_EQ(enumerator_to_snake("kHTTPStatus"), "http_status");
  EXPECT_EQ(enumerator_to_snake("kind"), "kind");
}

TEST(Embedded, IsFoundByItsPath) {
  EXPECT_EQ(embedded_file("no/such/file"), std::nullopt);
  for (auto const& file : embedded_files()) EXPECT_EQ(embedded_file(file.path)->data(), file.content.data());
}

TEST(CommitPointDeathTest, KillsAtTheNamedPassage) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  auto const pass = [](char const* at) {
    setenv("PODPORA_KILL_AT", at, 1);
    commit_point("db.before_commit");
    commit_point("db.after_commit");
    commit_point("db.before_commit");
    std::exit(0);
  };
  EXPECT_EXIT(pass("db.before_commit:2"), ::testing::KilledBySignal(SIGKILL), "");
  EXPECT_EXIT(pass("db.after_commit"), ::testing::KilledBySignal(SIGKILL), "");
  EXPECT_EXIT(pass("db.before_commit:3"), ::testing::ExitedWithCode(0), "");
}

}  // namespace

}  // namespace podpora
