#include "app/config.h"

#include <gtest/gtest.h>

#include <fstream>

namespace podpora::app {
namespace {

class ConfigTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = std::filesystem::path(::testing::TempDir()) / "podpora-config-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "conf.d");
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  void write(std::string const& name, std::string const& text) { std::ofstream(folder / name) << text; }
  Config read(std::map<std::string, std::string> environment = {}, std::map<std::string, std::string> flags = {}) {
    return read_config({.folder = folder, .environment = environment, .flags = flags});
  }
  std::string error_of(std::map<std::string, std::string> environment = {}) {
    try {
      read(environment);
    } catch (ConfigError const& error) {
      return error.what();
    }
    return "";
  }

  std::filesystem::path folder;
};

TEST_F(ConfigTest, TheHigherSourceWins) {
  EXPECT_EQ(read().text("server.listen"), "127.0.0.1:8080");
  write("podpora.toml", "[server]\nlisten = \"a:1\"\nthreads = 8\n");
  EXPECT_EQ(read().text("server.listen"), "a:1");
  EXPECT_EQ(read().number("server.threads", 1), 8);
  write("conf.d/10.toml", "[server]\nlisten = \"b:1\"\n");
  write("conf.d/20.toml", "[server]\nlisten = \"c:1\"\n");
  EXPECT_EQ(read().text("server.listen"), "c:1");
  EXPECT_EQ(read({{"PODPORA_SERVER__LISTEN", "d:1"}}).text("server.listen"), "d:1");
  EXPECT_EQ(read({{"PODPORA_SERVER__LISTEN", "d:1"}}, {{"server.listen", "e:1"}}).text("server.listen"), "e:1");
}

TEST_F(ConfigTest, AnUnknownKeyIsNamedWithItsLineAndASuggestion) {
  write("podpora.toml", "[server]\n\nlisen = \"a:1\"\n");
  auto const error = error_of();
  EXPECT_NE(error.find("podpora.toml:3: unknown setting 'server.lisen', did you mean 'server.listen'?"),
            std::string::npos)
      << error;
  std::filesystem::remove(folder / "podpora.toml");
  EXPECT_NE(error_of({{"PODPORA_SERVER__LISEN", "x"}}).find("server.listen"), std::string::npos);
}

TEST_F(ConfigTest, ABrokenFileIsNamedWithItsLine) {
  write("podpora.toml", "[server]\nlisten = \n");
  EXPECT_NE(error_of().find("podpora.toml:2"), std::string::npos) << error_of();
}

TEST_F(ConfigTest, ASecretCanComeFromAFile) {
  write("secret", "hunter2\n");
  EXPECT_EQ(read({{"PODPORA_MAIL__SMTP_PASSWORD_FILE", (folder / "secret").string()}}).text("mail.smtp_password"),
            "hunter2");
  EXPECT_NE(error_of({{"PODPORA_MAIL__SMTP_PASSWORD_FILE", "/nowhere"}}).find("/nowhere"), std::string::npos);
}

TEST_F(ConfigTest, ValuesAreChecked) {
  EXPECT_THROW(read({{"PODPORA_SERVER__THREADS", "0"}}).number("server.threads", 1), ConfigError);
  EXPECT_THROW(read({{"PODPORA_SERVER__THREADS", "4x"}}).number("server.threads", 1), ConfigError);
  EXPECT_THROW(read({{"PODPORA_MAIL__REQUIRE_TLS", "yes"}}).flag("mail.require_tls"), ConfigError);
}

}  // namespace
}  // namespace podpora::app
