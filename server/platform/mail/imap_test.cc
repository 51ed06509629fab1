#include "platform/mail/imap.h"
#include "platform/mail/imap_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <deque>

namespace podpora::mail {
namespace {

TEST(ImapRules, AFetchIsReadWhateverStandsAround) {
  auto const fetched = parse_fetch(
      {.text = {"* 3 FETCH (FLAGS (\\Seen $x) MODSEQ (12) BODY[] {4}", " UID 7 RFC822.SIZE 4 X (a (b \"c)\") NIL))"},
       .literals = {"a\r\n)"}});
  ASSERT_TRUE(fetched);
  EXPECT_EQ(fetched->uid, 7U);
  EXPECT_EQ(fetched->size, 4U);
  EXPECT_EQ(fetched->body, "a\r\n)");
  auto const quoted = parse_fetch({.text = {R"(* 1 fetch (uid 2 body[HEADER] "a \"b\" \\"))"}, .literals = {}});
  EXPECT_EQ(quoted->body, R"(a "b" \)");
  auto const nothing = parse_fetch({.text = {"* 1 FETCH (UID 2 BODY[] NIL)"}, .literals = {}});
  EXPECT_TRUE(nothing && !nothing->body);
  for (std::string const broken : {"* 1 FETCH (UID 2", "* 1 FETCH UID 2", "* 1 EXISTS", "1 FETCH (UID 2)",
                                   "* 1 FETCH (UID x)", "* 1 FETCH (UID 0)", "* 1 FETCH (BODY[] \"x", "* 1 FETCH (UID)",
                                   "* 1 FETCH ((UID 2))", "* 1 FETCH (BODY[] {3}", ""}) {
    EXPECT_FALSE(parse_fetch({.text = {broken}, .literals = {}})) << broken;
  }
}

TEST(ImapRules, LinesAreRead) {
  EXPECT_EQ(parse_search("* SEARCH 5 2 9 5"), (ImapUids{2, 5, 9}));
  EXPECT_EQ(parse_search("* SEARCH"), ImapUids{});
  EXPECT_FALSE(parse_search("* SEARCH 5 x"));
  EXPECT_FALSE(parse_search("* 5 EXISTS"));
  EXPECT_EQ(code_number("* OK [UIDVALIDITY 3857529045] UIDs valid", "UIDVALIDITY"), 3857529045U);
  EXPECT_FALSE(code_number("* OK [UIDNEXT 99999999999] x", "UIDNEXT"));
  EXPECT_EQ(untagged_number("* 18 EXISTS", "EXISTS"), 18U);
  EXPECT_FALSE(untagged_number("* 18 RECENT", "EXISTS"));
  EXPECT_EQ(literal_size("* 1 FETCH (BODY[] {310}"), 310U);
  EXPECT_FALSE(literal_size("* 1 FETCH (BODY[] {310} "));
  EXPECT_FALSE(literal_size("{99999999999999999999}"));
  EXPECT_EQ(uid_set({1, 2, 3, 7, 9, 10}), "1:3,7,9:10");
  EXPECT_EQ(imap_date(2026, 2, 3), "3-Feb-2026");
}

// The first is the example of RFC 3501 5.1.3.
TEST(ImapRules, FolderNamesAreModifiedUtf7) {
  EXPECT_EQ(quoted_folder("~peter/mail/台北/日本語"), "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\"");
  EXPECT_EQ(quoted_folder("Vyřízené"), "\"Vy&AVkA7Q-zen&AOk-\"");
  EXPECT_EQ(quoted_folder("R&D \"x\" \\"), "\"R&-D \\\"x\\\" \\\\\"");
  EXPECT_EQ(quoted_folder("😀"), "\"&2D3eAA-\"");
}

RC_GTEST_PROP(ImapRules, NothingMakesTheReaderFall,
              (std::vector<std::string> text, std::vector<std::string> literals)) {
  if (!text.empty()) text.front() = "* 1 FETCH (" + text.front();
  parse_fetch({.text = text, .literals = literals});
  for (auto const& line : text) parse_search("* SEARCH " + line);
}

/// A server by script: each line that the client must send, and what it then gets, cut into pieces of so many bytes.
class ScriptedStream final : public ImapStream {
 public:
  struct Step {
    std::string expected;
    std::string answer;
  };
  ScriptedStream(std::deque<Step> steps, std::size_t piece) : steps_(std::move(steps)), piece_(piece) {}

  void send(std::string_view bytes, ImapDeadline) override {
    ASSERT_FALSE(steps_.empty()) << bytes;
    EXPECT_EQ(bytes, steps_.front().expected + "\r\n");
    waiting_ += steps_.front().answer;
    steps_.pop_front();
  }

  std::size_t receive(char* buffer, std::size_t size, ImapDeadline) override {
    if (waiting_ == "closed") throw ImapError(ImapError::Kind::kLost, "closed");
    auto const count = std::min({size, piece_, waiting_.size()});
    waiting_.copy(buffer, count);
    waiting_.erase(0, count);
    return count;
  }

 private:
  std::deque<Step> steps_;
  std::size_t piece_;
  std::string waiting_;
};

constexpr std::size_t kLiteralMax = 1000;

ImapSession session_with(std::vector<ScriptedStream::Step> steps, std::size_t piece = 3,
                         std::string const& capabilities = "IMAP4rev1 IDLE MOVE UIDPLUS") {
  std::deque<ScriptedStream::Step> all(steps.begin(), steps.end());
  all.push_front({"p1 CAPABILITY", "* CAPABILITY " + capabilities + "\r\np1 OK done\r\n"});
  return ImapSession(std::make_unique<ScriptedStream>(std::move(all), piece), std::chrono::seconds{5}, kLiteralMax);
}

ImapError::Kind failure(std::function<void()> const& f) {
  try {
    f();
  } catch (ImapError const& error) {
    return error.kind();
  }
  ADD_FAILURE() << "nothing failed";
  return {};
}

TEST(ImapSession, SelectsSearchesAndFetches) {
  for (std::size_t piece = 1; piece < 40; ++piece) {
    auto session = session_with(
        {{"p2 SELECT \"INBOX\"",
          "* FLAGS (\\Seen)\r\n* 2 EXISTS\r\n* OK [UIDVALIDITY 9] x\r\n* OK [UIDNEXT 8] x\r\np2 OK [READ-WRITE] y\r\n"},
         {"p3 UID SEARCH UID 4:*", "* SEARCH 3 7 4\r\np3 OK z\r\n"},
         {"p4 UID FETCH 4,7 (UID RFC822.SIZE)", "* 1 FETCH (UID 4 RFC822.SIZE 3)\r\n* 2 FETCH (FLAGS ())\r\np4 OK\r\n"},
         {"p5 UID FETCH 4 (UID BODY.PEEK[])",
          "* 2 FETCH (UID 9 BODY[] {1}\r\nx)\r\n* 1 FETCH (UID 4 BODY[] {7}\r\np5 OK\r\n)\r\n* 3 EXISTS\r\np5 OK "
          "k\r\n"}},
        piece);
    auto const folder = session.select("INBOX");
    EXPECT_EQ(folder.uid_validity, 9U);
    EXPECT_EQ(folder.uid_next, 8U);
    EXPECT_EQ(folder.exists, 2U);
    EXPECT_EQ(session.search({.first = 4}), (ImapUids{4, 7}));
    auto const sizes = session.sizes({4, 7});
    ASSERT_EQ(sizes.size(), 1U);
    EXPECT_EQ(sizes[0].size, 3U);
    std::string got;
    session.fetch({4}, 7, [&](auto uid, std::string bytes) { got += std::to_string(uid) + ':' + bytes; });
    EXPECT_EQ(got, "4:p5 OK\r\n");
  }
}

TEST(ImapSession, AServerThatMisbehavesEndsTheSession) {
  using Kind = ImapError::Kind;
  struct Case {
    std::string answer;
    Kind kind;
  };
  for (auto const& [answer, kind] :
       {Case{"p2 NO not here\r\n", Kind::kRefused}, Case{"p2 BAD what\r\n", Kind::kRefused},
        Case{"* BYE x\r\n", Kind::kLost}, Case{"p2 HM x\r\n", Kind::kProtocol}, Case{"hello\r\n", Kind::kProtocol},
        Case{"* 1 FETCH", Kind::kTimeout}, Case{"* 1 FETCH (BODY[] {1001}\r\n", Kind::kProtocol},
        Case{"p2 OK done\r\n", Kind::kProtocol}, Case{"closed", Kind::kLost},
        Case{std::string(13 << 20, 'x'), Kind::kProtocol}}) {
    auto session = session_with({{"p2 SELECT \"A\"", answer}}, 1 << 20);
    EXPECT_EQ(failure([&] { session.select("A"); }), kind) << answer.substr(0, 50);
  }
}

TEST(ImapSession, MovesWithWhatTheServerHas) {
  session_with({{"p2 UID MOVE 1:2 \"Done\"", "p2 OK\r\n"}}).move({1, 2}, "Done");
  session_with({{"p2 UID MOVE 1 \"Done\"", "p2 NO [TRYCREATE] none\r\n"},
                {"p3 CREATE \"Done\"", "p3 OK\r\n"},
                {"p4 UID MOVE 1 \"Done\"", "p4 OK\r\n"}})
      .move({1}, "Done");
  session_with({{"p2 UID COPY 1 \"Done\"", "p2 OK\r\n"},
                {"p3 UID STORE 1 +FLAGS.SILENT (\\Deleted)", "p3 OK\r\n"},
                {"p4 UID EXPUNGE 1", "p4 OK\r\n"}},
               3, "IMAP4rev1 UIDPLUS")
      .move({1}, "Done");
  session_with({{"p2 UID STORE 1 +FLAGS.SILENT (\\Deleted)", "p2 OK\r\n"}}, 3, "IMAP4rev1").remove({1});
  auto refused = session_with({{"p2 UID MOVE 1 \"Done\"", "p2 NO read-only\r\n"}});
  EXPECT_EQ(failure([&] { refused.move({1}, "Done"); }), ImapError::Kind::kRefused);
}

TEST(ImapSession, IdleEndsWithNews) {
  auto session = session_with({{"p2 IDLE", "+ idling\r\n* OK still here\r\n* 1 EXPUNGE\r\n* 4 EXISTS\r\n"},
                               {"DONE", "* 4 RECENT\r\np2 OK\r\n"}});
  EXPECT_TRUE(session.can_idle());
  session.idle(std::chrono::steady_clock::now() + std::chrono::seconds{5});
  auto refused = session_with({{"p2 IDLE", "p2 NO busy\r\n"}});
  EXPECT_EQ(failure([&] { refused.idle(std::chrono::steady_clock::now()); }), ImapError::Kind::kRefused);
  auto gone = session_with({{"p2 IDLE", "+\r\n* BYE shutting down\r\n"}});
  EXPECT_EQ(failure([&] { gone.idle(std::chrono::steady_clock::now() + std::chrono::seconds{5}); }),
            ImapError::Kind::kLost);
}

}  // namespace
}  // namespace podpora::mail
