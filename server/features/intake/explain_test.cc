#include "features/intake/explain.h"

#include "platform/http/json.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace podpora::intake {
namespace {

std::string explain(std::string const& raw, ExplainOptions const& options) {
  std::istringstream in(raw);
  std::ostringstream out;
  EXPECT_EQ(explain_mail(in, options, out), 0);
  return out.str();
}

http::Json document(std::string const& raw) {
  return http::parse_json(explain(raw, {.json = true, .language = "en"})).value();
}

std::string from_file(std::string const& name) {
  std::ifstream file("tests/mail/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_at(http::Json const& json, std::string_view name) {
  auto const* member = json.find(name);
  auto const* text = member ? member->as<std::string>() : nullptr;
  return text ? *text : "(none)";
}

TEST(Explain, EveryMemberIsAlwaysThere) {
  for (auto const& raw : {std::string{}, std::string("\0\xff", 2), std::string{"Subject: a\n\nb"}}) {
    auto const json = document(raw);
    for (auto const* name :
         {"message_id", "in_reply_to", "references", "date", "from", "reply_to", "to", "cc", "subject", "text", "html",
          "reply_text", "quoted_text", "signature", "attachments", "auto", "bounce", "feedback", "warnings"}) {
      EXPECT_TRUE(json.find(name)) << name;
    }
    EXPECT_TRUE(json.find("bounce")->is_null());
    EXPECT_TRUE(json.find("feedback")->is_null());
  }
}

TEST(Explain, SaysWhatAMailIs) {
  auto const json = document(from_file("attachment.eml"));
  EXPECT_EQ(text_at(json, "text"), "Posílám výpis v příloze.");
  EXPECT_EQ(text_at(json, "auto"), "none");
  auto const& file = json.find("attachments")->as<http::Json::List>()->at(0);
  EXPECT_EQ(text_at(file, "name"), "výpis chyby.csv");
  EXPECT_EQ(text_at(file, "sha256"), "59239ef4f8ca67f64ea189c4d492622ae0456251c709d139e41cf4dede0755bc");
  EXPECT_EQ(*file.find("size")->as<std::int64_t>(), 34);
  auto const bounce = document(from_file("bounce.eml"));
  EXPECT_EQ(text_at(bounce, "auto"), "bounce");
  EXPECT_EQ(text_at(*bounce.find("bounce"), "reported_message_id"), "own-1@hvezda.example");
  auto const& one = bounce.find("bounce")->find("recipients")->as<http::Json::List>()->at(0);
  EXPECT_EQ(text_at(one, "status"), "5.2.2");
  EXPECT_EQ(*one.find("hard")->as<bool>(), false);
}

TEST(Explain, SpeaksBothLanguagesAndSteersNoTerminal) {
  auto const raw = from_file("vacation.eml");
  EXPECT_NE(explain(raw, {.language = "cs"}).find("automatická odpověď"), std::string::npos);
  EXPECT_NE(explain(raw, {.language = "en"}).find("automatic reply"), std::string::npos);
  EXPECT_EQ(explain("Subject: a\n\n\x1b[2J", {.language = "en"}).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace podpora::intake
