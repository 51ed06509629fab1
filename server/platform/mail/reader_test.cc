#include "platform/mail/reader.h"

#include "platform/mail/mail.h"
#include "platform/mail/parsed_wire.h"
#include "platform/mail/reader_socket.h"

#include "testing/corpus.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

namespace podpora::mail {
namespace {

using namespace std::chrono_literals;

constexpr char const* kIsChild = "MAIL_READER_TEST_CHILD";

/// A parser that does what the first word of a mail says.
ParsedMail obey(std::string_view raw) {
  if (raw.starts_with("spin"))
    for (bool volatile on = true; on;) {}
  if (raw.starts_with("hang")) pause();
  if (raw.starts_with("crash")) raise(SIGSEGV);
  if (raw.starts_with("abort")) raise(SIGABRT);
  if (raw.starts_with("leave")) _exit(0);
  if (raw.starts_with("eat")) {
    std::vector<std::unique_ptr<std::string>> eaten;
    while (true) eaten.push_back(std::make_unique<std::string>(1 << 20, 'x'));
  }
  if (raw.starts_with("babble")) {
    std::string const much(100, '\xff');
    [[maybe_unused]] auto const count = ::send(kReaderSocket, much.data(), much.size(), 0);
  }
  ParsedMail mail;
  mail.text = std::string{raw};
  mail.message_id = std::to_string(getpid());
  return mail;
}

/// The child of the tests below is this test alone in a process of its own; otherwise it says when a child ends.
TEST(ChildReader, ServesUntilItsSocketCloses) {
  if (std::getenv(kIsChild)) std::_Exit(serve_reader(kReaderSocket, {.processor = 1s, .memory = 600 << 20}, obey));
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  std::thread child([&] {
    ReaderSocket peer(ends[1], std::nullopt);
    std::string raw;
    EXPECT_EQ(peer.receive(raw, 1000), SocketEnd::kNone);
    EXPECT_EQ(raw, "mail");
    EXPECT_EQ(peer.send(to_bytes(obey(raw))), SocketEnd::kNone);
    EXPECT_EQ(peer.receive(raw, 1000), SocketEnd::kClosed);
  });
  ReaderSocket peer(ends[0], std::nullopt);
  EXPECT_EQ(peer.send("mail"), SocketEnd::kNone);
  std::string answer;
  EXPECT_EQ(peer.receive(answer, 1 << 20), SocketEnd::kNone);
  EXPECT_EQ(from_bytes(answer).value().text, "mail");
  close(ends[0]);
  child.join();
  close(ends[1]);
}

class ChildReaderTest : public ::testing::Test {
 protected:
  ChildReaderTest() { setenv(kIsChild, "1", 1); }
  ~ChildReaderTest() override { unsetenv(kIsChild); }

  std::string code_of(std::string const& raw) {
    auto const mail = reader->read(raw);
    return mail.has_error() ? mail.error().code : "read";
  }
  int child_of(std::string const& raw) { return std::stoi(reader->read(raw).value().message_id); }

  std::unique_ptr<Reader> reader =
      make_child_reader({"/proc/self/exe", "--gtest_filter=ChildReader.ServesUntilItsSocketCloses"},
                        {.processor = 1s, .wall = 20s, .children = 1});
};

TEST_F(ChildReaderTest, OneChildReadsManyMailsOfAnySize) {
  auto const first = child_of("a");
  EXPECT_NE(first, getpid());
  for (std::size_t const size : {std::size_t{0}, std::size_t{1}, std::size_t{1} << 20, std::size_t{30} << 20}) {
    std::string const raw(size, 'x');
    auto const mail = reader->read(raw).value();
    EXPECT_EQ(mail.text, raw);
    EXPECT_EQ(mail.message_id, std::to_string(first));
  }
}

TEST_F(ChildReaderTest, AMailThatBreaksTheLimitsIsSaidSoAndTheNextIsRead) {
  EXPECT_EQ(code_of("spin"), "unread_time");
  EXPECT_EQ(code_of("x"), "read");
  EXPECT_EQ(code_of("crash"), "unread_crash");
  EXPECT_EQ(code_of("abort"), "unread_crash");
  EXPECT_EQ(code_of("leave"), "unread_crash");
  EXPECT_EQ(code_of("babble"), "unread_crash");
  EXPECT_EQ(code_of("x"), "read");
#ifndef __SANITIZE_ADDRESS__
  EXPECT_EQ(code_of("eat"), "unread_memory");
#endif
  EXPECT_EQ(code_of("x"), "read");
}

TEST_F(ChildReaderTest, AMailThatOnlyWaitsIsGivenUpAtTheDeadline) {
  reader = make_child_reader({"/proc/self/exe", "--gtest_filter=ChildReader.ServesUntilItsSocketCloses"},
                             {.processor = 1s, .wall = 500ms, .children = 1});
  EXPECT_EQ(code_of("hang"), "unread_time");
}

TEST_F(ChildReaderTest, AChildThatDiedBetweenTwoMailsCostsNone) {
  auto const first = child_of("a");
  kill(first, SIGKILL);
  auto const second = child_of("b");
  EXPECT_NE(second, first);
}

TEST_F(ChildReaderTest, SeveralCallersShareTheChildren) {
  std::vector<std::thread> callers;
  std::atomic<int> read{0};
  for (int i = 0; i < 8; ++i) {
    callers.emplace_back([&, i] {
      auto const text = std::to_string(i);
      read += reader->read(text).value().text == text;
    });
  }
  for (auto& caller : callers) caller.join();
  EXPECT_EQ(read, 8);
}

TEST(ChildReader, OneThatCannotBeStartedIsAFailureOfOursNotOfTheMail) {
  EXPECT_THROW((void)make_child_reader({"/no/such/program"}, {})->read("x"), std::system_error);
}

TEST(ParsedWire, CarriesEverythingThatAMailSays) {
  for (auto const& entry : std::filesystem::directory_iterator("tests/mail")) {
    if (entry.path().extension() != ".eml") continue;
    auto const bytes = to_bytes(parse(testing::read_file(entry.path())));
    auto const back = from_bytes(bytes);
    ASSERT_TRUE(back) << entry.path();
    EXPECT_EQ(to_bytes(*back), bytes) << entry.path();
  }
  ParsedMail mail;
  mail.feedback = Feedback{"abuse", {"a@b.example"}};
  mail.date = Time{Duration{-5}};
  mail.apart_from_own = Automatic::kList;
  EXPECT_EQ(from_bytes(to_bytes(mail))->feedback->recipients, mail.feedback->recipients);
  EXPECT_EQ(from_bytes(to_bytes(mail))->date, mail.date);
  EXPECT_EQ(from_bytes(to_bytes(mail))->apart_from_own, mail.apart_from_own);
}

TEST(ParsedWire, DamagedBytesAreNoMailOrAnother) {
  auto const bytes = to_bytes(parse(testing::read_file("tests/mail/bounce.eml")));
  for (std::size_t cut = 0; cut < bytes.size(); cut += 1 + cut / 50)
    EXPECT_FALSE(from_bytes(bytes.substr(0, cut))) << cut;
  EXPECT_FALSE(from_bytes(bytes + "x"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x7f);
    auto const mail = from_bytes(damaged);
    EXPECT_TRUE(!mail || to_bytes(*mail).size() == damaged.size()) << at;
  }
}

}  // namespace
}  // namespace podpora::mail
