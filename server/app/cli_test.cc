#include "app/cli.h"

#include "app/config.h"
#include "app/did_you_mean.h"
#include "platform/i18n/catalogue.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace podpora::app {
namespace {

struct Answer {
  int code;
  std::string out;
  std::string errors;
};

/// Runs a command line as `main` does.
Answer run(std::vector<std::string> words, std::string const& language = "en") {
  setenv("LC_ALL", language == "cs" ? "cs_CZ.UTF-8" : "C.UTF-8", 1);
  words.insert(words.begin(), "podpora");
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  auto const code = run_cli(static_cast<int>(arguments.size()), arguments.data());
  return {code, ::testing::internal::GetCapturedStdout(), ::testing::internal::GetCapturedStderr()};
}

TEST(CliTest, AWordThatIsNoCommandIsNamedWithTheNearestOne) {
  auto const wrong = run({"serv"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_EQ(wrong.errors, "podpora: there is no command 'podpora serv'; did you mean 'podpora serve'?\n");
  auto const deeper = run({"mail", "delivr"}, "cs");
  EXPECT_EQ(deeper.code, 64) << "a mail server expects the codes of sysexits.h";
  EXPECT_EQ(deeper.errors, "podpora: příkaz „podpora mail delivr“ neexistuje; nemyslíte „podpora mail deliver“?\n");
}

TEST(CliTest, HelpSpeaksTheLanguageOfTheEnvironment) {
  EXPECT_NE(run({"serve", "--help"}).out.find("Serve the desk until SIGTERM"), std::string::npos);
  auto const czech = run({"serve", "--help"}, "cs");
  EXPECT_EQ(czech.code, 0);
  EXPECT_NE(czech.out.find("Obsluhuje pracoviště"), std::string::npos) << czech.out;
  EXPECT_NE(czech.out.find("Příklad:"), std::string::npos) << czech.out;
}

TEST(CliTest, EverySettingAndCommandSaysWhatItIsForInBothLanguages) {
  for (auto const& language : i18n::languages()) {
    for (auto const& setting : settings()) {
      EXPECT_TRUE(i18n::has_text(language, "setting." + std::string{setting.key})) << language << " " << setting.key;
    }
    for (auto const* command : {"", "mail", "config", "rulepack"}) {
      std::vector<std::string> words{"--help"};
      if (*command) words.insert(words.begin(), command);
      EXPECT_EQ(run(words, language).out.find("cli."), std::string::npos) << language << " " << command;
    }
  }
}

TEST(CliTest, ASampleConfigurationNamesEverySetting) {
  auto const sample = run({"config", "sample"}).out;
  for (auto const& setting : settings()) {
    auto const name = setting.key.substr(setting.key.find('.') + 1);
    EXPECT_NE(sample.find("# " + std::string{name} + " = "), std::string::npos) << setting.key;
  }
}

TEST(CliTest, AConfigurationIsCheckedWithoutServing) {
  EXPECT_EQ(run({"config", "check", "--config", "/nonexistent"}).code, 3) << "nobody says where the data lives";
}

TEST(DidYouMeanTest, TheNearestWordTakesTheFewestEdits) {
  std::vector<std::string> const known{"serve", "work", "doctor"};
  EXPECT_EQ(nearest_word("docter", known), "doctor");
  EXPECT_EQ(nearest_word("anything", {}), "");
}

}  // namespace
}  // namespace podpora::app
