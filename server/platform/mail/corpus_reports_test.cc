#include "platform/mail/mail.h"

#include "testing/corpus.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

// Delivery reports, complaints and automatic replies of real servers, with what a reader of reports made of each.
namespace podpora::mail {
namespace {

namespace json = boost::json;

struct Score {
  int kinds{0}, kinds_right{0}, recipients{0}, hard_right{0};
};

std::string text(json::value const& value) {
  return value.is_null() ? "" : std::string{value.as_string()};
}

void check_kind(testing::Exceptions& exceptions, std::string const& file, std::string const& kind, Automatic automatic,
                Score& score) {
  // None of these may ever be answered by a machine.
  EXPECT_TRUE(kind == "not_a_bounce" || automatic != Automatic::kNone) << file;
  if (kind == "unjudged_notice") return;
  bool const right = (automatic == Automatic::kBounce) == (kind == "bounce");
  ++score.kinds;
  score.kinds_right += right ? 1 : 0;
  exceptions.expect(right, file + " bounce");
  EXPECT_EQ(automatic == Automatic::kFeedback, kind == "feedback") << file;
  EXPECT_TRUE(kind != "auto_reply" || automatic == Automatic::kAutoReply) << file;
}

/// The source's own guesses for what a report leaves out.
bool is_guessed(std::string const& status) {
  return status.empty() || status.find(".0.9") != std::string::npos;
}

void check_recipients(testing::Exceptions& exceptions, std::string const& file, json::array const& expected,
                      ParsedMail const& mail, Score& score) {
  exceptions.expect(expected.size() == mail.reported.size(), file + " recipients");
  for (std::size_t i = 0; i < std::min(expected.size(), mail.reported.size()); ++i) {
    auto const& row = expected[i].as_object();
    auto const& got = mail.reported[i];
    ++score.recipients;
    score.hard_right += got.hard == row.at("hard").as_bool() ? 1 : 0;
    exceptions.expect(got.hard == row.at("hard").as_bool(), file + " hard", got.address + " " + got.reason);
    EXPECT_EQ(got.reason == "delivered", text(row.at("reason")) == "delivered") << file;
    if (auto const status = text(row.at("dsn")); !is_guessed(status))
      exceptions.expect(got.status == status, file + " status", got.status);
    if (auto const code = text(row.at("reply_code")); !code.empty())
      exceptions.expect(got.reply_code == code, file + " reply code", got.reply_code);
    exceptions.expect(!got.address.empty(), file + " address");
  }
}

TEST(Corpus, ReportsAreUnderstood) {
  auto const folder = testing::corpora() / "mail" / "bounces";
  if (testing::missing(folder, 103)) return;
  testing::Exceptions exceptions("bounces");
  Score score;
  auto const table = json::parse(testing::read_file(folder / "expected.json"));
  for (auto const& row : table.at("mails").as_array()) {
    auto const file = text(row.at("file"));
    auto const kind = text(row.at("kind"));
    auto const mail = parse(testing::read_file(folder / file));
    check_kind(exceptions, file, kind, mail.automatic, score);
    if (kind == "bounce") check_recipients(exceptions, file, row.at("recipients").as_array(), mail, score);
    if (kind != "feedback") continue;
    ASSERT_TRUE(mail.feedback) << file;
    EXPECT_EQ(mail.feedback->type, text(row.at("recipients").at(0).at("feedback_type"))) << file;
  }
  EXPECT_GE(score.kinds_right * 100, score.kinds * 97);
  EXPECT_GE(score.hard_right * 100, score.recipients * 90);
}

}  // namespace
}  // namespace podpora::mail
